package org.veriline.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.veriline.call.QueueStay;

/** One queue's numbers of the day and of the last half hour. */
final class Tally {
  static final Duration RECENT = Duration.ofMinutes(30);

  private record Ending(Instant at, Outcomes what) {}

  int answerWithinSeconds = 30;
  int offered;
  private Outcomes today = Outcomes.NONE;
  private final Deque<Ending> endings = new ArrayDeque<>();

  void count(QueueStay stay) {
    Outcomes what = Outcomes.of(stay, answerWithinSeconds);
    today = today.plus(what);
    Instant left = stay.left();
    if (left != null) {
      endings.add(new Ending(left, what));
    }
  }

  Outcomes today() {
    return today;
  }

  Outcomes recently(Instant now) {
    Instant from = now.minus(RECENT);
    endings.removeIf(ending -> ending.at().isBefore(from));
    return endings.stream().map(Ending::what).reduce(Outcomes.NONE, Outcomes::plus);
  }

  /** Midnight: the day begins anew, the last half hour goes on. */
  void startDay() {
    offered = 0;
    today = Outcomes.NONE;
  }
}
