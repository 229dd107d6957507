package org.veriline.oversight;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which rules a look at a record breaks. Pure: the same look always breaks the same rules.
 *
 * <p>Against false alarms: reading what a request asks is work; work on the same patient within ten
 * minutes explains a look without a call; a frequent surname alone says nothing, and it takes a
 * look without a call to make it count; few colleagues or a quiet day give no measure of what is
 * much; a break-glass has a review of its own.
 */
final class SnoopingRules {
  static final Duration AROUND = Duration.ofMinutes(10);
  private static final int CALLS_WITH_ONE_PATIENT = 6;
  private static final int FEWEST_PEERS = 5;
  private static final int FEWEST_VIEWS = 30;
  private static final int DEVIATIONS = 3;
  private static final int GUESSES = 6;
  private static final int GUESSED_CALLS = 3;

  private SnoopingRules() {}

  static Set<SnoopingRule> brokenBy(Look look) {
    Set<SnoopingRule> broken = EnumSet.noneOf(SnoopingRule.class);
    if (look.byBreakGlass() || look.task()) {
      return broken;
    }
    boolean unexplained = !look.otherWork() && (!look.onCall() || look.isAfterTheCall());
    if (unexplained) {
      broken.add(look.onCall() ? SnoopingRule.AFTER_THE_CALL : SnoopingRule.NO_CALL);
      if (look.offHours()) {
        broken.add(SnoopingRule.OFF_HOURS);
      }
    }
    if (look.sameSurname() && (unexplained || !look.commonSurname())) {
      broken.add(SnoopingRule.SAME_SURNAME);
    }
    if (look.callsWithThisPatient() >= CALLS_WITH_ONE_PATIENT) {
      broken.add(SnoopingRule.SAME_RECORD_AGAIN);
    }
    if (isMuch(look.viewsToday(), look.peers())) {
      broken.add(SnoopingRule.MANY_RECORDS);
    }
    return broken;
  }

  /**
   * More than three standard deviations above the colleagues, who never differ by less than one.
   */
  private static boolean isMuch(long views, Look.Peers peers) {
    return peers.people() >= FEWEST_PEERS
        && views >= FEWEST_VIEWS
        && views > peers.mean() + DEVIATIONS * Math.max(1, peers.deviation());
  }

  /**
   * Names tried in vain within a day.
   *
   * @param failed answers to "name and birth date" that fitted nobody
   * @param calls in which they were given, and in none of which somebody was found
   */
  static boolean areGuesses(int failed, int calls) {
    return failed >= GUESSES && calls >= GUESSED_CALLS;
  }
}
