package org.veriline.privacy;

/** Why somebody opens a marked patient (SC-08). Codes, so that evidence holds no story. */
public enum Justification {
  CALLER_IS_PATIENT,
  CALLER_MAY_HEAR,
  RETURNED_CALL,
  CLINICAL_NEED
}
