package org.veriline.authority;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;

/** Whole sections of a patient, or what in them falls on some days. */
record Selection(Set<Section> sections, @Nullable LocalDate from, @Nullable LocalDate to) {
  static final Set<String> FIELDS = Set.of("sections", "from_date", "to_date");

  static Selection of(Fields fields) {
    Selection selection =
        new Selection(
            fields.codes("sections", Section.class),
            fields.date("from_date"),
            fields.date("to_date"));
    if (selection.sections.isEmpty()) {
      throw new Refusal("record-field-missing", "sections");
    }
    LocalDate from = selection.from;
    LocalDate to = selection.to;
    if (from != null && to != null && to.isBefore(from)) {
      throw new Refusal("record-field-unreadable", "to_date");
    }
    return selection;
  }

  boolean coversAllOf(Section section) {
    return sections.contains(section) && from == null && to == null;
  }

  /** An item without a day may be one of those meant, so it is. */
  boolean covers(Section section, @Nullable LocalDate day) {
    return sections.contains(section)
        && (day == null
            || ((from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to))));
  }
}
