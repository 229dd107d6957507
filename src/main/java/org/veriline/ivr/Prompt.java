package org.veriline.ivr;

import org.jspecify.annotations.Nullable;

/**
 * Something a caller can be told.
 *
 * @param name a recording of ours, or a digit when {@code spokenDigit}
 * @param language null for the caller's own
 */
public record Prompt(String name, @Nullable String language, boolean spokenDigit) {

  public static Prompt of(String name) {
    return new Prompt(name, null, false);
  }

  public static Prompt in(String language, String name) {
    return new Prompt(name, language, false);
  }

  public static Prompt digit(String digit) {
    return new Prompt(digit, null, true);
  }
}
