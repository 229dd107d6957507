package org.veriline.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which question for the third factor comes next. The system chooses, the agent does not; the
 * caller may always give a record, member or claim number or the pass-phrase instead. Three events
 * are needed, and one may be forgotten; after four nobody is asked a fifth: that would be shopping.
 */
final class Questions {
  static final String NUMBER = "number";
  static final String CLAIM = "claim";
  static final String PASS_PHRASE = "pass-phrase";

  /** So many right answers about events are a third factor together, and fewer are none. */
  static final int EVENTS_NEEDED = 3;

  private static final int MOST_CHOSEN = EVENTS_NEEDED + 1;

  private Questions() {}

  /**
   * @param pool what this patient can be asked: events, the pass-phrase
   * @param failedLast what was answered wrong the last time, also in an earlier call
   */
  static Optional<String> next(
      Set<String> pool, Set<String> spent, @Nullable String failedLast, RandomGenerator random) {
    List<String> open = pool.stream().filter(id -> !spent.contains(id)).sorted().toList();
    List<String> others = open.stream().filter(id -> !id.equals(failedLast)).toList();
    List<String> choice = others.isEmpty() ? open : others;
    long asked = spent.stream().filter(pool::contains).count();
    if (asked < MOST_CHOSEN && !choice.isEmpty()) {
      return Optional.of(choice.get(random.nextInt(choice.size())));
    }
    return spent.contains(NUMBER) ? Optional.empty() : Optional.of(NUMBER);
  }

  /** Whether {@code lacking} more events can still be asked about. */
  static boolean enough(Set<String> events, Set<String> spent, int lacking) {
    long asked = spent.stream().filter(events::contains).count();
    return events.size() - asked >= lacking && asked + lacking <= MOST_CHOSEN;
  }

  /** What the caller may answer instead of {@code question}: the same for everybody. */
  static List<String> instead(String question, Set<String> spent) {
    List<String> others = new ArrayList<>(List.of(NUMBER, CLAIM, PASS_PHRASE));
    others.remove(question);
    others.removeAll(spent);
    return others;
  }
}
