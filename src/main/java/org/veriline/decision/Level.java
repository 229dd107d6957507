package org.veriline.decision;

/** How far a caller is verified. It belongs to one call, one person, one patient. */
public enum Level {
  /** Nothing, or any failed step. */
  V0,
  /** Full name and birth date. */
  V1,
  /** V1 and one factor that is not public. */
  V2,
  /** V2 and a possession factor. */
  V3;

  public boolean atLeast(Level other) {
    return compareTo(other) >= 0;
  }
}
