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

  /** From the hardest to guess: a day of half a year, one of thirty doctors. */
  private static final List<String> HARD = List.of("appointment-date", "visit-provider");

  /** How many of all guessers answer {@code needed} questions right and forget the hardest. */
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
        HARD.stream()
            .filter(questions.subList(0, needed)::contains)
            .findFirst()
            .ifPresent(questions::remove);
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
  void oneAndTwoEventsAreGuessedTooOftenAndThreeByLessThanFiveInTenThousand() {
    int all = PATIENTS * GUESSERS_EACH;
    int one = lucky(1);
    int two = lucky(2);
    int three = lucky(3);
    System.out.printf(
        "guessers of %d: one event %d, two events %d, three events %d%n", all, one, two, three);
    assertTrue(one > all * 3 / 100, () -> one + " of " + all);
    assertTrue(two > all / 1_000, () -> two + " of " + all);
    assertTrue(three > 0 && three < all * 5 / 10_000, () -> three + " of " + all);
    assertEquals(all, lucky(0));
  }
}
