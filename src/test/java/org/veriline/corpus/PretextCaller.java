package org.veriline.corpus;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.veriline.verification.RedFlag;

/**
 * Somebody who knows name, birth date, address, telephone and the last four digits of a patient,
 * and wants to hear what only the patient should. Each has one trick and tries it as far as it
 * goes.
 */
record PretextCaller(Invented victim, Trick trick, Random random) {

  /** What they try. */
  enum Trick {
    /** Says what they know to whatever is asked. */
    SAYS_WHAT_THEY_KNOW,
    /** Makes record and claim numbers up. */
    INVENTS_NUMBERS,
    /** Offers a pass-phrase. */
    INVENTS_PASS_PHRASE,
    /** Cannot answer, and hopes for an easier question. */
    CANNOT_ANSWER,
    /** Hurries and threatens. */
    PRESSES,
    /** Claims to be from the record system's vendor. */
    CLAIMS_VENDOR,
    /** Claims to be police. */
    CLAIMS_AUTHORITY,
    /** Wants the address changed first. */
    CHANGES_FIRST,
    /** Tries the keypad before, and an agent after. */
    KEYS_FIRST,
    /** Guesses months and doctors, with the clinic's web page open. */
    GUESSES_EVENTS
  }

  static List<PretextCaller> of(Population population, long seed) {
    List<PretextCaller> callers = new ArrayList<>();
    for (Invented victim : population.patients()) {
      Trick trick = Trick.values()[victim.number() % Trick.values().length];
      callers.add(new PretextCaller(victim, trick, new Random(seed * 31 + victim.number())));
    }
    return callers;
  }

  /** What they say to this question; empty: that they do not know. */
  String answer(String question, Population population) {
    return switch (trick) {
      case CANNOT_ANSWER -> "";
      case INVENTS_NUMBERS, CHANGES_FIRST -> "CRP-" + (100_000 + random.nextInt(900_000));
      case GUESSES_EVENTS -> guess(question, population);
      default -> known();
    };
  }

  private String known() {
    return switch (random.nextInt(4)) {
      case 0 -> victim.lastFour();
      case 1 -> victim.phone();
      case 2 -> victim.address();
      default -> victim.birthDate().toString();
    };
  }

  private String guess(String question, Population population) {
    return switch (question) {
      case "visit-provider" -> Population.pick(population.doctors().toArray(String[]::new), random);
      case "number" -> "CRP-" + (100_000 + random.nextInt(900_000));
      case "appointment-date" -> CallersCorpusIT.TODAY.plusDays(3 + random.nextInt(180)).toString();
      default ->
          YearMonth.from(CallersCorpusIT.TODAY).minusMonths(1 + random.nextInt(18)).toString();
    };
  }

  /** What an agent would notice and mark. */
  List<RedFlag> noticed() {
    return switch (trick) {
      case PRESSES -> List.of(RedFlag.PRESSURE, RedFlag.REFUSES_CALL_BACK);
      case CLAIMS_VENDOR -> List.of(RedFlag.SAYS_VENDOR);
      case CLAIMS_AUTHORITY -> List.of(RedFlag.SAYS_AUTHORITY);
      default -> List.of();
    };
  }
}
