package org.veriline.decision;

/** What a piece of information is about; the field sets of catalogue 13.3, split where roles do. */
public enum Topic {
  GENERAL,
  IDENTITY,
  CONTACT,
  PREFERENCE,
  REPRESENTATIVE,
  APPOINTMENT,
  REFILL_STATUS,
  MEDICATION,
  VISIT,
  RESULT_NORMAL_RELEASED,
  RESULT_RELEASED,
  RESULT_NOT_RELEASED,
  CLAIM,
  PAYMENT,
  SENSITIVE,
  PROTECTED,
  PSYCHOTHERAPY_NOTE,
  AUTHENTICATOR,
  RECORDS
}
