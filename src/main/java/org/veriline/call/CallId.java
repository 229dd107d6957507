package org.veriline.call;

/**
 * Names one caller's contact. Its value is Asterisk's Linkedid: unique across restarts, and no
 * secret.
 */
public record CallId(String value) {
  /** How the ids of calls begin that we dialled. */
  static final String OURS = "out-";

  public CallId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a call id is never blank");
    }
  }

  /** Whether we dialled it. */
  public boolean isOurs() {
    return value.startsWith(OURS);
  }

  @Override
  public String toString() {
    return value;
  }
}
