package org.veriline.accounting;

/** Why something was disclosed that stands in the accounting. */
public enum Basis {
  REQUIRED_BY_LAW,
  PUBLIC_HEALTH,
  ABUSE_REPORT,
  OVERSIGHT,
  COURT,
  LAW_ENFORCEMENT,
  CORONER,
  THREAT,
  /** It should not have happened. */
  IMPERMISSIBLE,
  OTHER;

  /** Whether an official may ask that the patient is not told for a time (164.528(a)(2)). */
  public boolean suspendable() {
    return this == OVERSIGHT || this == LAW_ENFORCEMENT;
  }
}
