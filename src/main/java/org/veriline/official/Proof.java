package org.veriline.official;

/** How the officer verified who asked, and by what right (164.514(h)(2)). */
public enum Proof {
  LETTERHEAD,
  CREDENTIALS_SEEN,
  STATEMENT_OF_AUTHORITY,
  COURT_ORDER,
  /** On a number the agency publishes, not on one the caller named. */
  CALLED_BACK
}
