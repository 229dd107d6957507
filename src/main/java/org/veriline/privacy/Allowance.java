package org.veriline.privacy;

/** What a row of a verification script opens (catalogue 12.6); {@code mayDisclose} stays above. */
public enum Allowance {
  /** Nothing but public information. */
  L0,
  /** What the caller names: confirm, cancel or book an appointment. */
  L1,
  /** Treatment fields. */
  L2T,
  /** Payment fields. */
  L2P,
  /** Operations fields. */
  L2O,
  /** Change of contact data or preferences, a request for records. */
  L3C,
  /** Sensitive fields, spoken by a clinician. */
  L3,
  /** Specially protected fields, spoken by a clinician of the programme. */
  L3P,
  /** What the emergency needs. */
  EMERGENCY
}
