package org.veriline.review;

import static org.veriline.review.ReviewKind.Part.ACTOR;
import static org.veriline.review.ReviewKind.Part.CALL;
import static org.veriline.review.ReviewKind.Part.OBJECT;
import static org.veriline.review.ReviewKind.Part.PATIENT;

import java.util.EnumSet;
import java.util.Set;

/** Why somebody has to look, within how many business days, and what makes two of them one. */
public enum ReviewKind {
  /** RM-60. */
  BREAK_GLASS(2, ACTOR, PATIENT, CALL, OBJECT),
  /** VP-10. */
  OVERRIDE(2, ACTOR, PATIENT, CALL, OBJECT),
  /** A person overrides more often than is usual (VP-10). */
  OVERRIDE_RATE(2, ACTOR),
  /** VP-09. */
  LOCK(1, PATIENT),
  /** VP-18. */
  RED_FLAGS(1, CALL),
  FAILURES_ON_RECORD(1, PATIENT),
  FAILURES_FROM_NUMBER(1, OBJECT),
  /** SA-05; the object is the rule. */
  SNOOPING(2, ACTOR, PATIENT, OBJECT),
  /** SC-08: each look at a VIP or an employee, once a person, patient and call. */
  VIP_VIEW(2, ACTOR, PATIENT, CALL),
  /** CC-12. */
  VERIFICATION_MISS(2, CALL, OBJECT),
  /** TE-12: somebody said that the number is not the patient's. */
  WRONG_NUMBER(2, PATIENT, OBJECT),
  /** PR-19, SC-06: an official or a stranger asked about a patient; the privacy officer answers. */
  OFFICIAL(1, OBJECT),
  /** PR-19: a nurse told an official something before the privacy officer looked. */
  OFFICIAL_EXCEPTION(1, OBJECT),
  /** A person dialled a number of their own choice into a call; the object is who was called. */
  FREE_NUMBER(2, ACTOR, CALL, OBJECT),
  /**
   * 12.3 R4: told in an emergency, and the main number did not confirm the call, or not in time.
   */
  EMERGENCY_CALL_BACK(1, CALL),
  /** Something technical with a bearing on privacy. */
  ALARM(1, OBJECT);

  /** What a review is about. */
  enum Part {
    ACTOR,
    PATIENT,
    CALL,
    OBJECT
  }

  private final int businessDays;
  private final Set<Part> sameIf;

  ReviewKind(int businessDays, Part first, Part... more) {
    this.businessDays = businessDays;
    this.sameIf = EnumSet.of(first, more);
  }

  public int businessDays() {
    return businessDays;
  }

  /** While one is open, another about the same of these is the same one, seen again. */
  boolean sameIf(Part part) {
    return sameIf.contains(part);
  }
}
