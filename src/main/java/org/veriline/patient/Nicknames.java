package org.veriline.patient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which given names people use for each other. */
final class Nicknames {
  private static final Map<String, Set<Integer>> LINES_OF = read();

  private Nicknames() {}

  /** Both names stand in one line of the table. */
  static boolean same(String one, String other) {
    return !Collections.disjoint(
        LINES_OF.getOrDefault(one, Set.of()), LINES_OF.getOrDefault(other, Set.of()));
  }

  private static Map<String, Set<Integer>> read() {
    Map<String, Set<Integer>> linesOf = new HashMap<>();
    try (InputStream in = Nicknames.class.getResourceAsStream("nicknames.csv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.startsWith("#")) {
          for (String name : line.split(",")) {
            linesOf.computeIfAbsent(name, unknown -> new HashSet<>()).add(number);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return linesOf;
  }
}
