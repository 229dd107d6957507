package org.veriline.patient;

/**
 * A piece of health information. It prints itself masked, so that no log line, exception or
 * debugger list can leak it; only a page that is allowed to show it asks for {@link #value()}.
 */
public record Phi(String value) {
  @Override
  public String toString() {
    return "•••";
  }
}
