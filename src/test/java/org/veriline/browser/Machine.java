package org.veriline.browser;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The appliance's machine as its own root sees it: every file, the journal, every process. */
final class Machine {

  private Machine() {}

  /** Something that was found, where, and written how. */
  record Find(String place, String needle, String as) {
    @Override
    public String toString() {
      return place + " (" + as + ")";
    }
  }

  /** Everything of these texts that the machine holds, in whatever spelling. */
  static Set<Find> search(Instant since, Collection<String> needles) {
    String answer =
        python(
            "search.py",
            new Gson().toJson(Map.of("since", since.getEpochSecond(), "needles", needles)));
    Set<Find> found = new TreeSet<>(java.util.Comparator.comparing(Find::toString));
    JsonArray all = JsonParser.parseString(answer).getAsJsonArray();
    for (JsonElement each : all) {
      found.add(
          new Find(
              each.getAsJsonObject().get("place").getAsString(),
              each.getAsJsonObject().get("needle").getAsString(),
              each.getAsJsonObject().get("as").getAsString()));
    }
    return found;
  }

  /** Everything the switch tells the application from now on, until the process is ended. */
  static Process listenToTheSwitch() {
    return Appliance.start("exec", "python3", "-u", "-c", resource("listen.py"));
  }

  /** What a command prints that is given this input; it must end well. */
  static String run(String input, String... command) {
    Process process = Appliance.start("exec", command);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
      in.close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command[0] + " failed: " + said);
      }
      return said;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /**
   * A script of the folder {@code canary}, given this input: nothing of it is on a command line.
   */
  static String python(String script, String input) {
    return run(input, "python3", "-c", resource(script));
  }

  private static String resource(String name) {
    try (InputStream in = Machine.class.getResourceAsStream("/canary/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no /canary/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
