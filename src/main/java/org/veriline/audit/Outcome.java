package org.veriline.audit;

/** How it ended. */
public enum Outcome {
  OK,
  FAILED,
  REFUSED
}
