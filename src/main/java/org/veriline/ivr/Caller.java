package org.veriline.ivr;

import java.time.Duration;
import java.util.List;

/** The person on the line, as an announcement flow meets them. The tests' body is scripted. */
public interface Caller {
  /** Plays to the end. */
  void play(List<Prompt> prompts);

  /**
   * Plays, which a key interrupts, and collects digits until {@code most}, the pound key, or {@code
   * patience} without one. Empty when nothing was keyed. Digits live in memory only.
   */
  String askDigits(List<Prompt> prompts, int most, Duration patience);

  /** Hears this language from now on. */
  void speak(String language);

  /** The caller hung up, or the line to them is lost: the flow is over. */
  class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Gone(String why) {
      super(why);
    }
  }
}
