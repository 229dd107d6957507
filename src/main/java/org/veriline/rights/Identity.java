package org.veriline.rights;

/** How it is known who asks. None of these ways asks for a notary, a portal or a visit alone. */
public enum Identity {
  /** At the highest level, in the call. */
  CALL,
  /** Not yet: the request stands, its clock runs, and the officer offers another way. */
  TO_COMPLETE,
  CALL_BACK,
  LETTER,
  SIGHT,
  PORTAL,
  /** A complaint is looked into whoever makes it. */
  NOT_NEEDED;

  public boolean complete() {
    return this != TO_COMPLETE;
  }

  /** Whether it is a way to complete it afterwards. */
  public boolean later() {
    return this == CALL_BACK || this == LETTER || this == SIGHT || this == PORTAL;
  }
}
