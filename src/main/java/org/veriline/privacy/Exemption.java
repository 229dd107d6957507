package org.veriline.privacy;

import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;

/**
 * Why a disclosure need not stand in the accounting that a patient can ask for (164.528(a)(1)), or
 * that it must. What is not clearly exempt is accountable.
 */
public enum Exemption {
  /** Treatment, payment and operations (164.506). */
  TPO,
  /** To the patient, or to who stands in the patient's place (164.502). */
  INDIVIDUAL,
  /** The patient signed for it (164.508). */
  AUTHORIZATION,
  /** To family and friends involved (164.510). */
  INVOLVED,
  /** Nothing exempts it: date, recipient, description and purpose are needed. */
  ACCOUNTABLE;

  public static Exemption of(Relationship to, Purpose why) {
    if (why == Purpose.AUTHORIZATION) {
      return AUTHORIZATION;
    }
    if (why == Purpose.REQUIRED_BY_LAW) {
      return ACCOUNTABLE;
    }
    return switch (to) {
      case SELF, PERSREP -> INDIVIDUAL;
      case INVOLVED -> INVOLVED;
      case PROVIDER, PHARMACY, PAYER -> ofCare(why);
      case OFFICIAL, UNKNOWN -> ACCOUNTABLE;
    };
  }

  private static Exemption ofCare(Purpose why) {
    return switch (why) {
      case TREATMENT, PAYMENT, OPERATIONS, EMERGENCY -> TPO;
      default -> ACCOUNTABLE;
    };
  }
}
