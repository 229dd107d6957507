package org.veriline.verification;

/** What is asked of somebody who calls for somebody else, in its order. */
public enum OtherStep {
  CALLER,
  ORGANISATION,
  CALL_BACK,
  PATIENT,
  OWN_BIRTH_DATE,
  AGREEMENT,
  REFERENCE,
  PURPOSE,
  NEED,
  SURROUNDINGS,
  READ_OUT;

  boolean isCompared() {
    return switch (this) {
      case PATIENT, OWN_BIRTH_DATE, AGREEMENT, REFERENCE -> true;
      default -> false;
    };
  }
}
