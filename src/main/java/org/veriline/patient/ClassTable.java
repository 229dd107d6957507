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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * Code by code, which data class it betrays: a drug can tell of HIV or of addiction. The table is a
 * versioned file; what it does not know is never said by phone.
 */
final class ClassTable {
  static final int VERSION = 1;

  /** HL7 confidentiality codes that ask for no more than every record gets. */
  private static final Set<String> ORDINARY = Set.of("U", "L", "M", "N");

  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  private static final Map<String, DataClass> CLASS_OF = read();

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
      DataClass here = CLASS_OF.get(key);
      if (here == null) {
        unknown.add(key);
        here = DataClass.NEVER_BY_PHONE;
      }
      // D3 and D4 stand beside each other: a bill stays a bill unless a code is sensitive.
      if (here.compareTo(DataClass.D5) >= 0 && here.compareTo(strictest) > 0) {
        strictest = here;
      }
    }
    return strictest;
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

  private static Map<String, DataClass> read() {
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
      Map<String, DataClass> classOf = new HashMap<>();
      for (CSVRecord line : format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        DataClass before =
            classOf.put(
                key(line.get("system"), line.get("code")), DataClass.valueOf(line.get("class")));
        if (before != null) {
          throw new IllegalStateException("a code stands twice in the class table");
        }
      }
      return Map.copyOf(classOf);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
