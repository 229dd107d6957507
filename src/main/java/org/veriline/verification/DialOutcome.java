package org.veriline.verification;

/** What came of a call that was dialled for a task. */
public enum DialOutcome {
  /** Nobody's telephone rang: the switch or the carrier refused, which is no attempt. */
  NOT_DIALLED,
  /** Nobody, or not yet. */
  UNANSWERED,
  /** Somebody answered, and it was not noted who. */
  ANSWERED,
  MACHINE,
  WRONG_NUMBER,
  OTHER_PERSON,
  INVOLVED,
  /** The patient, but they were not verified. */
  PATIENT,
  MESSAGE_LEFT,
  /** Whoever may hear why we call was verified. */
  VERIFIED;

  static DialOutcome of(AnsweredBy by) {
    return switch (by) {
      case NOBODY -> ANSWERED;
      case MACHINE -> MACHINE;
      case WRONG_NUMBER -> WRONG_NUMBER;
      case OTHER_PERSON -> OTHER_PERSON;
      case INVOLVED -> INVOLVED;
      case PATIENT -> PATIENT;
    };
  }
}
