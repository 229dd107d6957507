package org.veriline.rights;

/** What of the record is asked for or disputed. */
public enum Scope {
  WHOLE_RECORD,
  VISITS,
  RESULTS,
  MEDICATIONS,
  BILLING,
  CALL_RECORDING,
  SEE_TEXT
}
