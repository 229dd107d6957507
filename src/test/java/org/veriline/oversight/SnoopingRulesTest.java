package org.veriline.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule test set of SA-05: what somebody did, and which rules that breaks. */
class SnoopingRulesTest {
  private static final Look.Peers QUIET = new Look.Peers(8, 10, 3);

  /**
   * Signs: C on a call, Amm so many minutes after it, B break-glass, T task, W other work, S same
   * surname, F frequent surname, O off hours, Rn calls with this patient, Vn views today, Pn peers.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a look during the call,                          C,            ''",
    "a look five minutes after the call,              C A5,         ''",
    "a look ten minutes after the call,               C A10,        ''",
    "a look eleven minutes after the call,            C A11,        AFTER_THE_CALL",
    "wrap-up that took long but was still work,       C A30 W,      ''",
    "a look without any call,                         '',           NO_CALL",
    "a look without a call while doing a request,     W,            ''",
    "the note of a request somebody took,             T,            ''",
    "a request's note hours after its call,           C A240 T,     ''",
    "an emergency access without a call,              B,            ''",
    "an emergency access at night to a relative,      B O S,        ''",
    "a call from somebody of the same rare surname,   C S,          SAME_SURNAME",
    "a call from somebody of a frequent surname,      C S F,        ''",
    "a frequent surname looked at without a call,     S F,          NO_CALL SAME_SURNAME",
    "a rare surname looked at without a call,         S,            NO_CALL SAME_SURNAME",
    "a call at night,                                 C O,          ''",
    "a look at night without a call,                  O,            NO_CALL OFF_HOURS",
    "work on a request at night,                      O W,          ''",
    "the fifth call with one patient,                 C R5,         ''",
    "the sixth call with one patient,                 C R6,         SAME_RECORD_AGAIN",
    "as many records as colleagues,                   C V12,        ''",
    "nineteen records on a quiet day,                 C V19,        ''",
    "twenty-nine records on a quiet day,              C V29,        ''",
    "thirty records while colleagues see ten,         C V30,        MANY_RECORDS",
    "thirty records with four colleagues,             C V30 P4,     ''",
    "many records of a stranger at night,             O S V60 R9,   NO_CALL OFF_HOURS SAME_SURNAME SAME_RECORD_AGAIN MANY_RECORDS",
  })
  void lookBreaksTheseRulesAndNoOthers(String what, String signs, String rules) {
    Set<String> given = Set.copyOf(Arrays.asList(signs.split(" ")));
    Set<String> broken =
        SnoopingRules.brokenBy(look(given)).stream().map(Enum::name).collect(Collectors.toSet());
    assertEquals(
        Arrays.stream(rules.split(" ")).filter(it -> !it.isEmpty()).collect(Collectors.toSet()),
        broken,
        what);
  }

  private static Look look(Set<String> given) {
    int minutes = number(given, "A", 0);
    return new Look(
        given.contains("C"),
        minutes == 0 ? null : Duration.ofMinutes(minutes),
        given.contains("B"),
        given.contains("T"),
        given.contains("W"),
        given.contains("S"),
        given.contains("F"),
        given.contains("O"),
        number(given, "R", 1),
        number(given, "V", 1),
        new Look.Peers(number(given, "P", QUIET.people()), QUIET.mean(), QUIET.deviation()));
  }

  private static int number(Set<String> given, String letter, int otherwise) {
    return given.stream()
        .filter(sign -> sign.matches(letter + "\\d+"))
        .map(sign -> Integer.valueOf(sign.substring(1)))
        .findFirst()
        .orElse(otherwise);
  }

  @ParameterizedTest
  @CsvSource({"2,1,false", "5,3,false", "6,2,false", "6,3,true", "12,6,true"})
  void namesTriedInVainAreGuessesWhenTheyAreManyInSeveralCalls(
      int failed, int calls, boolean guesses) {
    assertEquals(guesses, SnoopingRules.areGuesses(failed, calls));
  }

  @ParameterizedTest
  @CsvSource({"30,29,0,false", "33,29,0,true", "40,30,4,false", "43,30,4,true"})
  void muchIsThreeDeviationsAboveAndColleaguesDifferByOneAtLeast(
      long views, double mean, double deviation, boolean much) {
    Look look =
        new Look(
            true,
            null,
            false,
            false,
            false,
            false,
            false,
            false,
            1,
            views,
            new Look.Peers(6, mean, deviation));
    assertEquals(much, SnoopingRules.brokenBy(look).contains(SnoopingRule.MANY_RECORDS));
  }
}
