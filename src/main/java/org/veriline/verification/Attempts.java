package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.veriline.decision.Level;

/** What was answered wrong in a call. It belongs to the call, whoever takes it (VP-09). */
@Embeddable
class Attempts {
  /** One wrong answer and one retry (VP-09). */
  private static final int ALLOWED = 2;

  private int failures;

  @Column(name = "keypad_failures")
  private int keypadFailures;

  @Column(name = "wrong_thirds")
  private int wrongThirds;

  private boolean closed;

  /** The call stands among the failed ones already. */
  private boolean counted;

  /** Returns whether that was the last attempt. */
  boolean failed() {
    failures++;
    return failures >= ALLOWED;
  }

  /** Returns whether the keypad is used up now, which counts as one of the call's two. */
  boolean keypadFailed() {
    keypadFailures++;
    return keypadFailures == ALLOWED;
  }

  /** The person was found, and the proof itself was wrong. */
  void wrongThird() {
    wrongThirds++;
  }

  void close() {
    closed = true;
  }

  /** Somebody answers for a caller who could not pass. */
  void forgive() {
    closed = false;
  }

  boolean closed() {
    return closed;
  }

  boolean leftOnKeypad() {
    return keypadFailures < ALLOWED && !closed;
  }

  /** Whether a call that came to this level is to be counted among the failed ones, once. */
  boolean countAsFailed(Level reached) {
    boolean wrong = wrongThirds > 0 || keypadFailures >= ALLOWED;
    boolean failed = (closed && failures > 0) || (wrong && !reached.atLeast(Level.V2));
    return failed && !counted;
  }

  void counted() {
    counted = true;
  }
}
