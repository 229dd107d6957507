package org.veriline.patient;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Code by code, which data class it betrays: a drug can tell of HIV or of addiction. The table is a
 * versioned file; what it does not know is never said by phone.
 */
final class ClassTable {
  static final int VERSION = 2;

  /** HL7 confidentiality codes that ask for no more than every record gets. */
  private static final Set<String> ORDINARY = Set.of("U", "L", "M", "N");

  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  private record Entry(DataClass dataClass, @Nullable Tag tag) {}

  private static final Map<String, Entry> TABLE = read();

  private ClassTable() {}

  /**
   * The strictest class of all codes, and at least {@code least}.
   *
   * @param unknown collects how many codes the table does not know
   */
  static DataClass strictest(DataClass least, List<Coding> codes, Set<String> unknown) {
    DataClass strictest = least;
    for (Coding coding : codes) {
      String key = key(String.valueOf(coding.getSystem()), String.valueOf(coding.getCode()));
      Entry entry = TABLE.get(key);
      if (entry == null) {
        unknown.add(key);
      }
      DataClass here = entry == null ? DataClass.NEVER_BY_PHONE : entry.dataClass();
      // D3 and D4 stand beside each other: a bill stays a bill unless a code is sensitive.
      if (here.compareTo(DataClass.D5) >= 0 && here.compareTo(strictest) > 0) {
        strictest = here;
      }
    }
    return strictest;
  }

  static Set<Tag> tags(List<Coding> codes) {
    return codes.stream()
        .map(
            code ->
                TABLE.get(key(String.valueOf(code.getSystem()), String.valueOf(code.getCode()))))
        .filter(Objects::nonNull)
        .flatMap(entry -> Stream.ofNullable(entry.tag()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A label we have no rule for is not one we may ignore. */
  static boolean carriesLabelWeCannotEnforce(Resource resource) {
    return resource.getMeta().getSecurity().stream()
        .anyMatch(
            label ->
                !(CONFIDENTIALITY.equals(label.getSystem()) && ORDINARY.contains(label.getCode())));
  }

  private static String key(String system, String code) {
    return system + "|" + code;
  }

  private static Map<String, Entry> read() {
    try (InputStream in =
        Objects.requireNonNull(
            ClassTable.class.getResourceAsStream("classes-" + VERSION + ".csv"))) {
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setCommentMarker('#')
              .setHeader()
              .setSkipHeaderRecord(true)
              .get();
      Map<String, Entry> table = new HashMap<>();
      for (CSVRecord line : format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        String tag = line.get("tag");
        Entry before =
            table.put(
                key(line.get("system"), line.get("code")),
                new Entry(
                    DataClass.valueOf(line.get("class")), tag.isEmpty() ? null : Tag.valueOf(tag)));
        if (before != null) {
          throw new IllegalStateException("a code stands twice in the class table");
        }
      }
      return Map.copyOf(table);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
