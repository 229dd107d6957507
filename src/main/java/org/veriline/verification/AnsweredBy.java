package org.veriline.verification;

/** Who answers when we call (catalogue 12.4). */
public enum AnsweredBy {
  NOBODY,
  MACHINE,
  WRONG_NUMBER,
  OTHER_PERSON,
  /** Somebody whom the patient agreed may hear results; they prove who they are. */
  INVOLVED,
  PATIENT
}
