package org.veriline.verification;

/** What kind of organisation a caller speaks for; only the first four are ever told anything. */
public enum OrganisationKind {
  PROVIDER,
  EMERGENCY_CARE,
  PHARMACY,
  PAYER,
  /** Law enforcement, court, agency (PR-19). */
  OFFICIAL,
  /** Attorney, employer, life insurer, school, press. */
  OTHER,
  /** Somebody who says they support our own systems. */
  VENDOR;

  boolean heard() {
    return compareTo(PAYER) <= 0;
  }
}
