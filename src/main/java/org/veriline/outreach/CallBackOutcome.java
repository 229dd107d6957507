package org.veriline.outreach;

/** What the department's main number said of the call that came from it. */
public enum CallBackOutcome {
  OPEN,
  CONFIRMED,
  /** They know of no such call, or there is no number to call. */
  NOT_CONFIRMED
}
