package org.veriline.review;

/** What the reviewer found. */
public enum Verdict {
  JUSTIFIED,
  /** Somebody did what they may not; an incident follows. */
  NOT_JUSTIFIED,
  /** The rule was wrong, not the person. */
  FALSE_ALARM
}
