package org.veriline.decision;

/** Why information is used, in HL7's codes (in brackets). */
public enum Purpose {
  /** TREAT. */
  TREATMENT,
  /** HPAYMT. */
  PAYMENT,
  /** HOPERAT. */
  OPERATIONS,
  /** PATRQT. */
  PATIENT_REQUEST,
  /** ETREAT. */
  EMERGENCY,
  /** BTG. */
  BREAK_GLASS,
  /** AUTHZ. */
  AUTHORIZATION,
  /** REQLAW. */
  REQUIRED_BY_LAW
}
