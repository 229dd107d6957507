package org.veriline.verification;

/**
 * What a call for a task brings: nothing but itself, or a result a clinician has classed (12.4).
 */
public enum ResultClass {
  NONE,
  NORMAL,
  ABNORMAL,
  SENSITIVE,
  CRITICAL
}
