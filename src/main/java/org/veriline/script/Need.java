package org.veriline.script;

import org.veriline.decision.Purpose;

/** What the caller wants; purpose and needed level follow from it. */
public enum Need {
  /** Not asked yet. */
  UNKNOWN(Purpose.OPERATIONS),
  /** Public information, or leaving a message. */
  GENERAL(Purpose.OPERATIONS),
  /** An appointment whose date and time the caller names. */
  STATED_APPOINTMENT(Purpose.TREATMENT),
  APPOINTMENT(Purpose.TREATMENT),
  CLINICAL(Purpose.TREATMENT),
  BILLING(Purpose.PAYMENT),
  SENSITIVE(Purpose.TREATMENT),
  PROTECTED(Purpose.TREATMENT),
  CONTACT_CHANGE(Purpose.PATIENT_REQUEST),
  PREFERENCE(Purpose.PATIENT_REQUEST),
  RECORDS(Purpose.PATIENT_REQUEST);

  private final Purpose purpose;

  Need(Purpose purpose) {
    this.purpose = purpose;
  }

  /** The purpose of use this need stands for; an emergency replaces it. */
  public Purpose purpose(boolean emergency) {
    return emergency ? Purpose.EMERGENCY : purpose;
  }

  public boolean needsThirdFactor() {
    return this != UNKNOWN && this != GENERAL && this != STATED_APPOINTMENT;
  }
}
