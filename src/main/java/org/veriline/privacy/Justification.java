package org.veriline.privacy;

/** Why somebody opens a marked patient (SC-08). Codes, so that evidence holds no story. */
public enum Justification {
  CALLER_IS_PATIENT,
  CALLER_MAY_HEAR,
  RETURNED_CALL,
  CLINICAL_NEED;

  /** Whether the reason can be true of this caller. */
  public boolean fits(boolean callerIsPatient) {
    return switch (this) {
      case CALLER_IS_PATIENT -> callerIsPatient;
      case CALLER_MAY_HEAR -> !callerIsPatient;
      case RETURNED_CALL, CLINICAL_NEED -> true;
    };
  }
}
