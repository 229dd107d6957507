package org.veriline.organisation;

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

  /** Whether callers of this kind are ever told anything; the others are in no directory. */
  public boolean heard() {
    return compareTo(PAYER) <= 0;
  }
}
