package org.veriline.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veriline.testing.Eventually;

/** The running appliance, its lab carrier, and the commands that reach both. */
public final class Line {
  private static final Path COMMANDS = Path.of("appliance").toAbsolutePath();
  private static final long PATIENCE_SECONDS = 180;

  private Line() {}

  /** What a call printed, line by line, as JSON. */
  record Heard(int exit, List<String> lines) {
    private static final Pattern MANY = Pattern.compile("\"calls\": (\\d+), \"failed\": (\\d+)");
    private static final Pattern SILENCE = Pattern.compile("\"longest_silence\": ([0-9.]+)");

    /** The prompts in the order they were heard, as name/language. */
    List<String> prompts() {
      List<String> names = new ArrayList<>();
      Pattern prompt = Pattern.compile("\"prompt\": \"([^\"]+)\", \"language\": \"([^\"]+)\"");
      for (String line : lines) {
        Matcher found = prompt.matcher(line);
        if (found.find()) {
          names.add(found.group(1) + "/" + found.group(2));
        }
      }
      return names;
    }

    double longestSilence() {
      return lines.stream()
          .map(SILENCE::matcher)
          .filter(Matcher::find)
          .mapToDouble(found -> Double.parseDouble(found.group(1)))
          .max()
          .orElse(0);
    }

    /** How many were answered: of one call its own line says so, of many the last line. */
    long answered() {
      for (String line : lines) {
        Matcher many = MANY.matcher(line);
        if (many.find()) {
          return Long.parseLong(many.group(1)) - Long.parseLong(many.group(2));
        }
      }
      return lines.stream().filter(line -> line.contains("\"what\": \"answered\"")).count();
    }

    boolean heard(String kind) {
      return lines.stream().anyMatch(line -> line.contains("\"kind\": \"" + kind + "\""));
    }
  }

  static Heard call(String... options) {
    List<String> command = new ArrayList<>(List.of(COMMANDS + "/call", "--json"));
    command.addAll(Arrays.asList(options));
    return run(command);
  }

  /** A command inside the appliance's machine; fails the test when it fails. */
  public static String inside(String... command) {
    List<String> all = new ArrayList<>(List.of(COMMANDS + "/exec"));
    all.addAll(Arrays.asList(command));
    Heard said = run(all);
    if (said.exit() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + said);
    }
    return String.join("\n", said.lines());
  }

  /** The only value of a query, as text. */
  public static String sql(String query) {
    return inside("mariadb", "-N", "-B", "-e", query, "veriline").strip();
  }

  /** Not even a word of farewell, and it stays away until somebody starts it. */
  public static void kill(String unit) {
    inside("systemctl", "kill", "--signal=KILL", unit);
    inside("systemctl", "stop", unit);
  }

  /** Starts what a test has killed, and waits until the application is in step with the switch. */
  public static void everythingRuns() {
    inside("systemctl", "start", "mariadb", "voice", "veriline");
    Eventually.until(
        "the application is in step with the switch",
        Duration.ofMinutes(3),
        () ->
            inside("sh", "-c", "veriline status 2>/dev/null | tr -d ' \\n' || true")
                .contains("\"switch\":\"answers\""));
  }

  private static Heard run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("VERILINE_NAME", System.getProperty("veriline.name", "trial"));
      // Into a file and not a pipe: who waits for the end of a pipe waits for a call that never
      // ends.
      Path said = Files.createTempFile("line", ".json");
      try {
        Process process = builder.redirectOutput(said.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        if (!ended) {
          throw new AssertionError(command + " did not end: " + lines);
        }
        return new Heard(process.exitValue(), lines);
      } finally {
        Files.delete(said);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
