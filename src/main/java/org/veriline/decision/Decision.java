package org.veriline.decision;

/** The answer of {@code mayDisclose}: yes or no, and the first reason for a no. */
public record Decision(Reason reason) {

  /** In the order in which they are looked at. */
  public enum Reason {
    ALLOWED,
    NEVER_BY_PHONE,
    ROLE,
    CLINICIAN_NEEDED,
    EMERGENCY_NOT_STATED,
    /** In an emergency too, somebody has to write down what kind of emergency it is. */
    BREAK_GLASS,
    PURPOSE,
    LEVEL,
    AUTHORITY,
    /** Somebody has to say why they look at this patient. */
    JUSTIFICATION,
    RESTRICTED,
    CHANNEL,
    CONSENT,
    PRIVACY_NOT_CONFIRMED,
    /** The row of the script that fits the call opens less than {@code mayDisclose} would. */
    SCRIPT
  }

  public boolean allowed() {
    return reason == Reason.ALLOWED;
  }
}
