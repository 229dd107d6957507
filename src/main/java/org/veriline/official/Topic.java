package org.veriline.official;

/** What is asked about. */
public enum Topic {
  WHETHER_A_PATIENT,
  WHEREABOUTS,
  RECORDS,
  /** Reproductive or gender-affirming care (SC-06). */
  REPRODUCTIVE,
  OTHER
}
