package org.veriline.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.veriline.call.QueueStay;

/** How many stays in a queue ended in which way. */
public record Outcomes(
    int answered, int answeredInTime, int abandoned, int shortAbandoned, int flowedOut) {
  public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0);

  /** Catalogue 15.1: who leaves sooner than this is not counted as abandoned. */
  private static final Duration SHORT_ABANDON = Duration.ofSeconds(5);

  /** One stay; a wait of exactly the time to answer within is in time. */
  static Outcomes of(QueueStay stay, int answerWithinSeconds) {
    Duration waited = stay.waited();
    boolean inTime = waited.compareTo(Duration.ofSeconds(answerWithinSeconds)) <= 0;
    return switch (stay.how()) {
      case WAITING -> NONE;
      case ANSWERED -> new Outcomes(1, inTime ? 1 : 0, 0, 0, 0);
      case ABANDONED -> new Outcomes(0, 0, 1, waited.compareTo(SHORT_ABANDON) < 0 ? 1 : 0, 0);
      case FLOWED_OUT -> new Outcomes(0, 0, 0, 0, 1);
    };
  }

  public Outcomes plus(Outcomes more) {
    return new Outcomes(
        answered + more.answered,
        answeredInTime + more.answeredInTime,
        abandoned + more.abandoned,
        shortAbandoned + more.shortAbandoned,
        flowedOut + more.flowedOut);
  }

  /** Catalogue CC-01's SL1 in percent, or null when nothing counts yet. */
  public @Nullable Double serviceLevel() {
    int counted = answered + (abandoned - shortAbandoned) + flowedOut;
    return counted == 0 ? null : 100.0 * answeredInTime / counted;
  }
}
