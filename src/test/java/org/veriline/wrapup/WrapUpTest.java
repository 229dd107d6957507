package org.veriline.wrapup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.veriline.platform.Refusal;

class WrapUpTest {
  private static final Instant END = Instant.parse("2026-11-24T10:00:00Z");

  private final WrapUp wrapUp = new WrapUp("id", "call", "user", END.minusSeconds(60));

  @Test
  void codeMayBeChosenDuringTheCallAndChangedAfterIt() {
    wrapUp.choose(Disposition.TREAT_INFO);
    wrapUp.ended(END);
    wrapUp.choose(Disposition.REFILL_REQ);
    assertEquals(Disposition.REFILL_REQ, wrapUp.finish(END.plusSeconds(10), "V2", null));
  }

  @Test
  void wrapUpCannotBeFinishedWhileTheCallGoesOn() {
    wrapUp.choose(Disposition.INFO_GIVEN);
    refusedAs("wrap-up-not-begun", () -> wrapUp.finish(END, "V0", null));
  }

  @Test
  void wrapUpCannotBeFinishedWithoutACode() {
    wrapUp.ended(END);
    refusedAs("disposition-missing", () -> wrapUp.finish(END, "V0", null));
  }

  @Test
  void finishedWrapUpStaysAsItIs() {
    wrapUp.choose(Disposition.INFO_GIVEN);
    wrapUp.ended(END);
    wrapUp.finish(END, "V0", null);
    refusedAs("wrap-up-already-done", () -> wrapUp.choose(Disposition.SPAM));
    refusedAs("wrap-up-already-done", () -> wrapUp.extend(END));
    wrapUp.close(END, "V0");
    assertEquals(Disposition.INFO_GIVEN, wrapUp.disposition());
  }

  @Test
  void endToldTwiceCountsOnce() {
    wrapUp.ended(END);
    wrapUp.ended(END.plusSeconds(30));
    assertEquals(END.plusSeconds(120), wrapUp.view().promptAt());
  }

  @Test
  void callThatComesBackToItsAgentGoesOnAndEndsAnew() {
    wrapUp.choose(Disposition.TREAT_INFO);
    wrapUp.ended(END);
    wrapUp.goOn();
    assertFalse(wrapUp.overdue(END.plusSeconds(900)), "nobody is late for a call that goes on");
    refusedAs("wrap-up-not-begun", () -> wrapUp.finish(END, "V0", null));
    wrapUp.ended(END.plusSeconds(1000));
    assertEquals(END.plusSeconds(1120), wrapUp.view().promptAt());
    assertEquals(Disposition.TREAT_INFO, wrapUp.disposition());
  }

  @Test
  void extensionsAddAMinuteFromNowAndEndAfterFiveMinutes() {
    wrapUp.ended(END);
    wrapUp.extend(END.plusSeconds(10));
    assertEquals(END.plusSeconds(120), wrapUp.view().promptAt(), "never less than there was");
    wrapUp.extend(END.plusSeconds(115));
    assertEquals(END.plusSeconds(175), wrapUp.view().promptAt());
    wrapUp.extend(END.plusSeconds(290));
    assertEquals(END.plusSeconds(300), wrapUp.view().promptAt());
  }

  @Test
  void wrapUpNobodyFinishedIsClosedAfterFiveMinutesAsADefect() {
    assertFalse(wrapUp.overdue(END.plusSeconds(900)), "a call that goes on is not overdue");
    wrapUp.ended(END);
    assertFalse(wrapUp.overdue(END.plusSeconds(299)));
    assertTrue(wrapUp.overdue(END.plusSeconds(300)));
    wrapUp.close(END.plusSeconds(300), "V0");
    assertEquals(Disposition.AUTO_NONE, wrapUp.disposition());
  }

  @Test
  void codeChosenDuringTheCallSurvivesAnAgentWhoWalkedAway() {
    wrapUp.choose(Disposition.MSG_TAKEN);
    wrapUp.ended(END);
    wrapUp.close(END.plusSeconds(300), "V1");
    assertEquals(Disposition.MSG_TAKEN, wrapUp.disposition());
  }

  @Test
  void nobodyMayChooseTheAppliancesOwnCode() {
    refusedAs("disposition-not-yours-to-choose", () -> wrapUp.choose(Disposition.AUTO_NONE));
    assertFalse(Disposition.choices().contains(Disposition.AUTO_NONE));
    assertTrue(Disposition.of("AUTO_NONE").isEmpty());
  }

  private static void refusedAs(String id, Executable deed) {
    assertEquals(id, assertThrows(Refusal.class, deed).id());
  }
}
