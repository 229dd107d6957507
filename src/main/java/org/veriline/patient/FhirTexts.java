package org.veriline.patient;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;

/** Texts and times of a FHIR record as an item shows them; times are the clinic's. */
final class FhirTexts {
  private static final int MOST_TEXT = 300;

  private FhirTexts() {}

  /** The day, as ISO 8601; null when there is none or the source is less exact. */
  static @Nullable String on(BaseDateTimeType element, ZoneId zone) {
    if (element.getValue() == null) {
      return null;
    }
    String text = element.getValueAsString();
    if (text.length() < 10) {
      return null;
    }
    return text.length() == 10
        ? text
        : element.getValue().toInstant().atZone(zone).toLocalDate().toString();
  }

  /** Day and minute, as ISO 8601 without a zone. */
  static @Nullable String at(InstantType element, ZoneId zone) {
    return element.getValue() == null
        ? null
        : element
            .getValue()
            .toInstant()
            .atZone(zone)
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
  }

  static String text(CodeableConcept concept) {
    String text = concept.hasText() ? concept.getText() : concept.getCodingFirstRep().getDisplay();
    return text == null ? "" : cut(text);
  }

  /** The first code there is; many sources give it without words. */
  static String code(CodeableConcept concept) {
    String code = concept.getCodingFirstRep().getCode();
    return code == null ? "" : cut(code);
  }

  static String joined(String... parts) {
    return cut(Stream.of(parts).filter(it -> !it.isBlank()).collect(Collectors.joining("; ")));
  }

  static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }
}
