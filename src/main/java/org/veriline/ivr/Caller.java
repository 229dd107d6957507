package org.veriline.ivr;

import java.time.Duration;

/** The person on the line, as an announcement flow meets them. The tests' body is scripted. */
public interface Caller {
  /** Plays a prompt to its end. */
  void play(String prompt);

  /**
   * Plays a prompt, which a key interrupts, and collects digits. Empty when nothing was keyed in
   * time. Digits live in memory only.
   */
  String askDigits(String prompt, int most, Duration patience);

  /** Speaks this language from now on. */
  void speak(String language);
}
