package org.veriline.patient;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A question about something recent that only the patient and we know. None of them can be answered
 * with something sensitive: items of D5, D6 and unclassified ones are never asked about.
 */
public enum EventQuestion {
  VISIT_MONTH("visit-month"),
  VISIT_PROVIDER("visit-provider"),
  VACCINE_MONTH("vaccine-month"),
  PRESCRIPTION_MONTH("prescription-month"),
  APPOINTMENT_DATE("appointment-date");

  private final String id;

  EventQuestion(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<EventQuestion> of(String id) {
    for (EventQuestion question : values()) {
      if (question.id.equals(id)) {
        return Optional.of(question);
      }
    }
    return Optional.empty();
  }

  /** Whether the text can be understood at all; says nothing about whether it is right. */
  public boolean readable(String said, String language, LocalDate today) {
    return switch (this) {
      case VISIT_PROVIDER -> !PersonName.plain(said).isBlank();
      case APPOINTMENT_DATE -> SpokenDate.day(said, language, today).isPresent();
      default -> SpokenDate.month(said, language, today).isPresent();
    };
  }

  boolean fits(String said, String ours, String language, LocalDate today) {
    return switch (this) {
      case VISIT_PROVIDER -> PersonName.anyWordFits(said, ours);
      case APPOINTMENT_DATE ->
          SpokenDate.day(said, language, today).equals(Optional.of(LocalDate.parse(ours)));
      default -> SpokenDate.month(said, language, today).equals(Optional.of(YearMonth.parse(ours)));
    };
  }
}
