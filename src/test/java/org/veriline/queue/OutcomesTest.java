package org.veriline.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.veriline.call.QueueStay;
import org.veriline.call.QueueStay.How;

class OutcomesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  /** Catalogue 15.1, vector KPI-V1. */
  @Test
  void serviceLevelIsTheCataloguesFirstFormula() {
    Outcomes outcomes = new Outcomes(8, 5, 4, 1, 2);
    assertEquals(38.46, Objects.requireNonNull(outcomes.serviceLevel()), 0.005);
  }

  @Test
  void nothingToCountIsNoLevelRatherThanNaught() {
    assertNull(new Outcomes(0, 0, 1, 1, 0).serviceLevel());
  }

  @Test
  void waitOfExactlyTheThresholdIsInTimeAndFiveSecondsAreNoShortAbandon() {
    Tally tally = new Tally();
    tally.count(stay(NOON, 30, How.ANSWERED));
    tally.count(stay(NOON, 31, How.ANSWERED));
    tally.count(stay(NOON, 4, How.ABANDONED));
    tally.count(stay(NOON, 5, How.ABANDONED));
    tally.count(stay(NOON, 9, How.FLOWED_OUT));
    assertEquals(new Outcomes(2, 1, 2, 1, 1), tally.today());
  }

  @Test
  void lastHalfHourForgetsWhatIsOlderAndGoesOnOverMidnight() {
    Tally tally = new Tally();
    tally.count(stay(NOON.minusSeconds(1), 0, How.ANSWERED));
    tally.count(stay(NOON, 0, How.ABANDONED));
    tally.startDay();
    assertEquals(Outcomes.NONE, tally.today());
    assertEquals(new Outcomes(1, 1, 1, 1, 0), tally.recently(NOON));
    assertEquals(new Outcomes(0, 0, 1, 1, 0), tally.recently(NOON.plus(Tally.RECENT)));
  }

  private static QueueStay stay(Instant left, long waited, How how) {
    return new QueueStay("call", "general", left.minusSeconds(waited), left, how);
  }
}
