package org.veriline.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.veriline.patient.EventQuestion;

/**
 * Which question for the third factor comes next. The system chooses among recent events, the agent
 * does not; the caller may always give a record, member or claim number instead. After two events
 * nobody is asked a third: that would be guessing.
 */
final class Questions {
  static final String NUMBER = "number";
  static final String CLAIM = "claim";
  private static final int MOST_EVENTS = 2;

  private Questions() {}

  static Optional<String> next(
      Set<EventQuestion> available, Set<String> spent, RandomGenerator random) {
    List<String> events =
        available.stream().map(EventQuestion::id).filter(id -> !spent.contains(id)).toList();
    long asked = spent.stream().filter(id -> EventQuestion.of(id).isPresent()).count();
    if (asked < MOST_EVENTS && !events.isEmpty()) {
      return Optional.of(events.get(random.nextInt(events.size())));
    }
    return spent.contains(NUMBER) ? Optional.empty() : Optional.of(NUMBER);
  }

  /** What the caller may answer instead of {@code question}. */
  static List<String> instead(String question, Set<String> spent) {
    List<String> others = new ArrayList<>(List.of(NUMBER, CLAIM));
    others.remove(question);
    others.removeAll(spent);
    return others;
  }
}
