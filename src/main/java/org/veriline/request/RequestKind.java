package org.veriline.request;

import java.time.Duration;
import java.time.Instant;

/**
 * What was promised; what somebody has a right to is in package {@code rights}. Team and time are
 * proposals: whoever opens the request may choose others.
 */
public enum RequestKind {
  MESSAGE(Team.FRONT_DESK, Duration.ofHours(4)),
  REFILL(Team.NURSES, Duration.ofHours(24)),
  APPOINTMENT(Team.FRONT_DESK, Duration.ofHours(4)),
  CALL_BACK(Team.FRONT_DESK, Duration.ofHours(2)),
  /** A result a clinician has released to be told; made out of another request. */
  RESULT(Team.NURSES, Duration.ofHours(24)),
  /** Contact data were changed; the old destination is told that, and nothing else (VP-07). */
  NOTICE(Team.FRONT_DESK, Duration.ofHours(24)),
  /** The record system has to learn what a patient changed in a call. */
  RECORD_CHANGE(Team.RECORDS, Duration.ofHours(24)),
  /** An emergency department was told something before its main number was called (12.3 R4). */
  VERIFY_CALLER(Team.FRONT_DESK, Duration.ofMinutes(30));

  private final Team team;
  private final Duration within;

  /**
   * Whether it is done by calling the patient. Why is then nothing to know before the call, for
   * whoever answers may not be the patient (VP-16); the others cannot be done without the note.
   */
  public boolean isCall() {
    return this == APPOINTMENT || this == CALL_BACK || this == RESULT;
  }

  /** Whether it is done only by saying what came of it. */
  public boolean needsOutcome() {
    return this == VERIFY_CALLER;
  }

  RequestKind(Team team, Duration within) {
    this.team = team;
    this.within = within;
  }

  public Team team() {
    return team;
  }

  public Duration within() {
    return within;
  }

  public Instant dueAfter(Instant opened) {
    return opened.plus(within);
  }
}
