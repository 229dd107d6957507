package org.veriline.patient;

/** What makes something sensitive, where the law of a state asks for more than others (SC-07). */
public enum Tag {
  /** Reproductive and gender-affirming care (SC-06). */
  REPRODUCTIVE,
  HIV_STI,
  MENTAL_HEALTH,
  GENETIC,
  ABUSE
}
