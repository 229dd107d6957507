package org.veriline.official;

/** Who asks. */
public enum Caller {
  /** Law enforcement, court, agency. */
  OFFICIAL,
  /** Anybody whom nothing connects with the patient. */
  UNKNOWN
}
