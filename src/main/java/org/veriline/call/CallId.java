package org.veriline.call;

/**
 * Names one caller's contact. Its value is Asterisk's Linkedid: unique across restarts, and no
 * secret.
 */
public record CallId(String value) {
  public CallId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a call id is never blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
