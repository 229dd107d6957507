package org.veriline.decision;

import java.util.Set;
import org.veriline.patient.Section;

/**
 * What a row of a verification script opens (catalogue 12.6). It never opens more than {@code
 * mayDisclose} allows: that decision stays above every row.
 */
public enum Allowance {
  /** Nothing but public information. */
  L0,
  /** What the caller names: confirm, cancel or book an appointment. */
  L1(Section.IDENTITY),
  /** Treatment fields. */
  L2T(Section.IDENTITY, Section.APPOINTMENTS, Section.REFILLS, Section.MEDICATIONS, Section.VISITS),
  /** Payment fields. */
  L2P(Section.IDENTITY, Section.BILLING),
  /** Medication fields, for a pharmacy. */
  L2M(Section.IDENTITY, Section.REFILLS, Section.MEDICATIONS),
  /** Operations fields. */
  L2O(Section.IDENTITY, Section.APPOINTMENTS),
  /** Change of contact data or preferences, a request for records. */
  L3C(Section.IDENTITY, Section.CONTACT),
  /** Sensitive fields, spoken by a clinician. */
  L3(
      Section.IDENTITY,
      Section.APPOINTMENTS,
      Section.REFILLS,
      Section.MEDICATIONS,
      Section.VISITS,
      Section.SENSITIVE),
  /** Specially protected fields, spoken by a clinician of the programme. */
  L3P(Section.IDENTITY, Section.APPOINTMENTS, Section.PROTECTED),
  /** What the emergency needs. */
  EMERGENCY(
      Section.IDENTITY, Section.MEDICATIONS, Section.VISITS, Section.SENSITIVE, Section.PROTECTED),
  /** A message of name, neutral organisation and number (12.5). */
  M1,
  /** M1 and the appointment, as the patient asked for this number. */
  M2(Section.APPOINTMENTS),
  /** A detailed message, as the patient asked for this very number. */
  M3(Section.REFILLS);

  private final Set<Section> sections;

  Allowance(Section... sections) {
    this.sections = Set.of(sections);
  }

  public Set<Section> sections() {
    return sections;
  }

  public boolean covers(Section section) {
    return sections.contains(section);
  }
}
