package org.veriline.verification;

/** What callers say they are to the patient. It is written down and opens nothing. */
public enum Kinship {
  PARENT,
  CHILD,
  SPOUSE,
  GUARDIAN,
  EXECUTOR,
  FRIEND,
  OTHER
}
