package org.veriline.agent;

/** Why a person takes no calls. */
public enum NotReadyReason {
  STARTING,
  BREAK,
  MEAL,
  TRAINING,
  MEETING,
  COACHING,
  SYSTEM,
  PRIVACY_STOP,
  /** Rang out: set by us. */
  MISSED_CALL,
  /** The phone did not come back: set by us. */
  UNREACHABLE,
  NO_HEADSET;

  /** Whether a person may choose it. */
  public boolean chosen() {
    return this != STARTING && this != MISSED_CALL && this != UNREACHABLE && this != SYSTEM;
  }
}
