package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedFlagScoreTest {
  @Test
  void threePointsAskForCareAndFiveLeaveTheCallBack() {
    assertFalse(score(RedFlag.PRESSURE, RedFlag.CALLER_ID).caution());
    RedFlagScore care = score(RedFlag.SAYS_VENDOR);
    assertTrue(care.caution());
    assertFalse(care.callBackOnly());
    assertTrue(score(RedFlag.SAYS_VENDOR, RedFlag.REPEATED_FAILURES).callBackOnly());
    assertTrue(score(RedFlag.ASKS_FOR_CODE).callBackOnly());
  }

  @Test
  void aFlagCountsOnce() {
    assertEquals(1, score(RedFlag.PRESSURE, RedFlag.PRESSURE).points());
  }

  @Test
  void howSomebodySpeaksDoesNotCountWhenTheyHaveHelpWithIt() {
    List<RedFlag> speech =
        List.of(
            RedFlag.READS_OR_PAUSES,
            RedFlag.PROMPTED,
            RedFlag.SECOND_VOICE,
            RedFlag.SYNTHETIC_VOICE);
    assertEquals(5, RedFlagScore.of(speech, false).points());
    assertEquals(0, RedFlagScore.of(speech, true).points());
    assertEquals(3, RedFlagScore.of(List.of(RedFlag.SAYS_VENDOR), true).points());
  }

  @Test
  void whatRestsOnTheRecordIsNeitherSetNorSeenByAnAgent() {
    List<RedFlag> hidden =
        Arrays.stream(RedFlag.values()).filter(flag -> !flag.mayBeShown()).toList();
    assertEquals(
        List.of(RedFlag.YOUNG_NUMBER, RedFlag.REPEATED_FAILURES, RedFlag.AGENT_KNOWS_PATIENT),
        hidden);
    assertTrue(hidden.stream().noneMatch(RedFlag::byAgent));
    assertEquals(14, RedFlag.forAgents().size());
  }

  private static RedFlagScore score(RedFlag... flags) {
    return RedFlagScore.of(List.of(flags), false);
  }
}
