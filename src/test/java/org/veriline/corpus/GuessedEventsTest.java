package org.veriline.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How often somebody who knows the clinic but not the patient answers questions about events right:
 * a hundred thousand guessers, without the server, who answer what the server would ask.
 */
class GuessedEventsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final int PATIENTS = 1_000;
  private static final int GUESSERS_EACH = 100;

  /** How many of all guessers answer the first {@code needed} questions right. */
  private static int lucky(int needed) {
    Population population = new Population(11, PATIENTS, TODAY);
    Random random = new Random(12);
    int lucky = 0;
    for (Invented victim : population.patients()) {
      for (int i = 0; i < GUESSERS_EACH; i++) {
        PretextCaller guesser =
            new PretextCaller(victim, PretextCaller.Trick.GUESSES_EVENTS, random);
        List<String> questions = new ArrayList<>(victim.answers().keySet());
        Collections.sort(questions);
        Collections.shuffle(questions, random);
        boolean right =
            questions.stream()
                .limit(needed)
                .allMatch(it -> guesser.answer(it, population).equals(victim.answers().get(it)));
        lucky += right ? 1 : 0;
      }
    }
    return lucky;
  }

  @Test
  void oneEventIsGuessedTooOftenAndTwoAreGuessedByLessThanFiveInAThousand() {
    int all = PATIENTS * GUESSERS_EACH;
    int one = lucky(1);
    int two = lucky(2);
    System.out.println("guessers of " + all + ": one event " + one + ", two events " + two);
    assertTrue(one > all * 3 / 100, () -> one + " of " + all);
    assertTrue(two > 0 && two < all * 5 / 1_000, () -> two + " of " + all);
    assertEquals(all, lucky(0));
  }
}
