package org.veriline.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The appliance under test, as {@code appliance/test} described it to us. */
final class Appliance {
  static final String URL = System.getProperty("veriline.url", "").replaceAll("/$", "");
  static final String NAME = System.getProperty("veriline.name", "trial");

  private static final Map<String, Person> PEOPLE = new LinkedHashMap<>();

  private Appliance() {}

  /** The first demo person with that role. */
  static Person person(String role) {
    return people().stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no demo person is " + role));
  }

  /** The demo person with that user name. */
  static Person named(String userName) {
    return people().stream()
        .filter(person -> person.userName().equals(userName))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no demo person " + userName));
  }

  private static synchronized List<Person> people() {
    if (PEOPLE.isEmpty()) {
      Path file = Path.of(System.getProperty("veriline.demoPeople", ""));
      try {
        JsonElement read = JsonParser.parseString(Files.readString(file));
        JsonArray list =
            read.isJsonArray()
                ? read.getAsJsonArray()
                : read.getAsJsonObject().getAsJsonArray("people");
        for (JsonElement each : list) {
          JsonObject person = each.getAsJsonObject();
          PEOPLE.put(
              text(person, "userName"),
              new Person(
                  text(person, "userName"),
                  text(person, "name"),
                  text(person, "role"),
                  text(person, "password"),
                  text(person, "totpSecret")));
        }
      } catch (IOException gone) {
        throw new UncheckedIOException("the file of demo people cannot be read", gone);
      }
    }
    return List.copyOf(PEOPLE.values());
  }

  private static String text(JsonObject object, String key) {
    return object.get(key).getAsString();
  }

  /** Runs a command of the appliance on this machine and does not wait for it. */
  static Process start(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(root().resolve("appliance/" + command).toString()));
    line.addAll(Arrays.asList(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
      builder.environment().put("VERILINE_NAME", NAME);
      return builder.start();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  static Path root() {
    return Path.of("").toAbsolutePath();
  }

  /** Where the lab carrier keeps what callers heard and said. */
  static Path recordings() {
    return Path.of("/var/lib/veriline", NAME, "carrier", "spool", "monitor");
  }
}
