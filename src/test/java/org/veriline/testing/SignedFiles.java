package org.veriline.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the stand-alone script says of a signed file, with openssl and the certificate alone. */
public final class SignedFiles {
  private static final Path SCRIPT =
      Path.of("ansible/roles/ops/files/verify-accounting").toAbsolutePath();

  private SignedFiles() {}

  /** A PDF holds its signature; for anything else it is given. */
  public static boolean valid(Path folder, String certificate, byte[] file, byte... signature)
      throws IOException, InterruptedException {
    Path pem = Files.writeString(folder.resolve("certificate.pem"), certificate);
    Path content = Files.write(folder.resolve("file"), file);
    List<String> command =
        new ArrayList<>(List.of("sh", SCRIPT.toString(), pem.toString(), content.toString()));
    if (signature.length > 0) {
      command.add(Files.write(folder.resolve("signature"), signature).toString());
    }
    Path said = folder.resolve("said");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertTrue(status == 0 || status == 1, () -> status + " " + said);
    assertEquals(status == 0, Files.readString(said).startsWith("valid"), Files.readString(said));
    return status == 0;
  }
}
