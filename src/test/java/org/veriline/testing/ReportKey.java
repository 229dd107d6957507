package org.veriline.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The key and certificate that sign reports, as an installation makes them. */
public final class ReportKey {
  private ReportKey() {}

  public static void make(Path directory) throws IOException, InterruptedException {
    run(directory, "ecparam -name prime256v1 -genkey -noout -out report-key.pem");
    run(
        directory,
        "req -x509 -new -key report-key.pem -sha256 -days 30 -subj /CN=Invented -out report.pem"
            + " -addext basicConstraints=critical,CA:FALSE"
            + " -addext keyUsage=critical,digitalSignature,nonRepudiation");
  }

  private static void run(Path directory, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ", -1)));
    int status =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status);
    }
  }
}
