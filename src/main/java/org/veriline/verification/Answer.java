package org.veriline.verification;

/** All that anybody is told about an answer. Why it did not match is never said (VP-03). */
public enum Answer {
  MATCHED,
  NOT_MATCHED
}
