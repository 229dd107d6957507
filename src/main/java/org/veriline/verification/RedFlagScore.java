package org.veriline.verification;

import java.util.Collection;

/**
 * What the flags of a call come to (VP-18): from three on the strongest proof is needed for
 * anything, from five on there is only the call back. How somebody speaks does not count when they
 * have help with speaking or hearing, or speak through an interpreter.
 */
record RedFlagScore(int points) {
  private static final int CAUTION = 3;
  private static final int CALL_BACK_ONLY = 5;

  static RedFlagScore of(Collection<RedFlag> flags, boolean assisted) {
    return new RedFlagScore(
        flags.stream()
            .distinct()
            .filter(flag -> !(assisted && flag.aboutSpeech()))
            .mapToInt(RedFlag::weight)
            .sum());
  }

  boolean caution() {
    return points >= CAUTION;
  }

  boolean callBackOnly() {
    return points >= CALL_BACK_ONLY;
  }
}
