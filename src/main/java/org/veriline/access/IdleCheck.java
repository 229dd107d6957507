package org.veriline.access;

/**
 * Asks everybody, before a person without input is signed off: is this person at work in a way the
 * keyboard does not show? A live call is. Observers that say so call {@link #atWork}.
 */
public final class IdleCheck {
  private final String userId;
  private boolean working;

  IdleCheck(String userId) {
    this.userId = userId;
  }

  public String userId() {
    return userId;
  }

  public void atWork() {
    working = true;
  }

  boolean isAtWork() {
    return working;
  }
}
