package org.veriline.access;

/** A sign-in has ended; observers run in the same transaction. */
public record SignedOff(Actor actor, Reason reason) {

  /** Why. */
  public enum Reason {
    LEFT,
    IDLE,
    TOO_LONG,
    REPLACED,
    ROLES_CHANGED,
    SUSPENDED,
    RESTART;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
