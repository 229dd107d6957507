package org.veriline.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.IntStream;
import org.veriline.patient.DemoPopulation;

/** Invented patients of about 10 KB each, made from the demo clinic's while they are read. */
final class ManyPatients {
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
  private static final int DAYS = 31_000;
  private static final int AT_LEAST = 8_000;

  private ManyPatients() {}

  static String familyOf(int patient) {
    return "Bench" + letters(patient);
  }

  static LocalDate birthDateOf(int patient) {
    return FIRST_BIRTH.plusDays(patient * 7919L % DAYS);
  }

  static String recordNumberOf(int patient) {
    return "MSB-" + (100_000 + patient);
  }

  static InputStream ndjson(int from, int count) throws IOException {
    List<String> patterns = patterns();
    var lines =
        IntStream.range(from, from + count)
            .mapToObj(i -> line(patterns.get(i % patterns.size()), i))
            .map(
                line ->
                    (InputStream) new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
            .iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return lines.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return lines.next();
          }
        });
  }

  private static List<String> patterns() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(DemoPopulation.file(), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.length() > AT_LEAST).toList();
    }
  }

  private static String line(String pattern, int i) {
    return pattern
            .replaceAll("demo-\\d+", "bench-" + i)
            .replaceAll("MSC-\\d+", recordNumberOf(i))
            .replaceAll("\"FH\\d+\"", "\"FB" + (1_000_000 + i) + "\"")
            .replaceAll("\"CL(\\d+)\"", "\"CB" + i + "-$1\"")
            .replaceFirst(
                "(\"urn:veriline:keypad\",\"value\":)\"\\d+\"", "$1\"" + (8_000_000 + i) + "\"")
            .replaceFirst("\"family\":\"[^\"]*\"", "\"family\":\"" + familyOf(i) + "\"")
            .replaceFirst("\"given\":\\[[^\\]]*\\]", "\"given\":[\"Quentin\"]")
            .replaceFirst("\"birthDate\":\"[^\"]*\"", "\"birthDate\":\"" + birthDateOf(i) + "\"")
        + "\n";
  }

  /** Names differ in letters; digits in a name would be refused. */
  private static String letters(int number) {
    StringBuilder name = new StringBuilder();
    for (int rest = number; name.length() < 5; rest /= 26) {
      name.append((char) ('a' + rest % 26));
    }
    return name.toString();
  }
}
