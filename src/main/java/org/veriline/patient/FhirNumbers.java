package org.veriline.patient;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Since when a FHIR record knows its telephone numbers. */
final class FhirNumbers {
  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  private final LocalDate today;
  private final @Nullable LocalDate recordDate;
  private final Map<String, NumberOnFile> numbers = new LinkedHashMap<>();

  FhirNumbers(Patient patient, ZoneId zone, LocalDate today) {
    this.today = today;
    this.recordDate =
        patient.getMeta().hasLastUpdated()
            ? patient.getMeta().getLastUpdated().toInstant().atZone(zone).toLocalDate()
            : null;
  }

  /** A contact point's own start wins; one that is over is on file no more. */
  void number(ContactPoint point, String number) {
    LocalDate end = date(point.getPeriod().getEndElement().getValueAsString());
    if (end != null && end.isBefore(today)) {
      return;
    }
    LocalDate start = date(point.getPeriod().getStartElement().getValueAsString());
    numbers.putIfAbsent(number, new NumberOnFile(number, start == null ? recordDate : start));
  }

  List<NumberOnFile> all() {
    return List.copyOf(numbers.values());
  }

  /** A year or month alone is read as its last day: a number is rather too young than too old. */
  private static @Nullable LocalDate date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text.length()) {
      case YEAR -> YearMonth.of(Integer.parseInt(text), 12).atEndOfMonth();
      case MONTH -> YearMonth.parse(text).atEndOfMonth();
      default -> LocalDate.parse(text.substring(0, DAY));
    };
  }
}
