package org.veriline.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest {
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
  private static final CallId ID = new CallId("voice-1.0");

  private final Call call = new Call(ID, NINE, null);

  private static Instant at(int seconds) {
    return NINE.plusSeconds(seconds);
  }

  private boolean queued(int second, String queue) {
    return call.apply(new CallEvent.Queued(ID, at(second), queue));
  }

  private void answered(int second, String seat) {
    call.apply(new CallEvent.Offered(ID, at(second), "general", seat));
    call.apply(new CallEvent.Answered(ID, at(second), seat));
  }

  @Test
  void callThatIsAnsweredHasWaitTalkAndHoldWithoutCountingHoldTwice() {
    queued(10, "general");
    answered(22, "seat001");
    call.apply(new CallEvent.Held(ID, at(30), "seat001"));
    call.apply(new CallEvent.Unheld(ID, at(50), "seat001"));
    call.apply(new CallEvent.Ended(ID, at(82), EndCause.NORMAL));

    CallRow row = call.row();
    assertEquals(
        List.of(12L, 40L, 20L), List.of(row.waitSeconds(), row.talkSeconds(), row.holdSeconds()));
    assertEquals(EndCause.NORMAL, row.cause());
  }

  @Test
  void everyEventAppliedTwiceChangesNothingTheSecondTime() {
    List<CallEvent> life =
        List.of(
            new CallEvent.LanguageChosen(ID, at(1), "es"),
            new CallEvent.Queued(ID, at(2), "general"),
            new CallEvent.Offered(ID, at(3), "general", "seat001"),
            new CallEvent.RangOut(ID, at(4), "seat001"),
            new CallEvent.Offered(ID, at(5), "general", "seat002"),
            new CallEvent.Answered(ID, at(6), "seat002"),
            new CallEvent.Held(ID, at(7), "seat002"),
            new CallEvent.Unheld(ID, at(8), "seat002"),
            new CallEvent.Asked(ID, at(8), "seat005"),
            new CallEvent.Consulted(ID, at(8), "seat005"),
            new CallEvent.Returned(ID, at(8), "seat005", CallEvent.Returned.Why.OVER),
            new CallEvent.Asked(ID, at(8), "seat006"),
            new CallEvent.Joined(ID, at(8), "seat006"),
            new CallEvent.Left(ID, at(8), "seat006"),
            new CallEvent.Asked(ID, at(8), "seat007"),
            new CallEvent.HandedOver(ID, at(8), "seat007"),
            new CallEvent.Asked(ID, at(8), "seat002"),
            new CallEvent.HandedOver(ID, at(8), "seat002"),
            new CallEvent.AgentLost(ID, at(9), "seat002"),
            new CallEvent.AgentBack(ID, at(10), "seat002"),
            new CallEvent.Transferred(ID, at(11), "billing"),
            new CallEvent.Offered(ID, at(12), "billing", "seat003"),
            new CallEvent.Answered(ID, at(13), "seat003"),
            new CallEvent.Released(ID, at(14), "seat003"),
            new CallEvent.Ended(ID, at(15), EndCause.NORMAL));
    for (CallEvent event : life) {
      assertTrue(call.apply(event), event + " is news");
      assertFalse(call.apply(event), event + " is no news twice");
    }
  }

  @Test
  void timeInWhichAColleagueIsAskedIsHoldAndTheTalkGoesOnWithTheColleague() {
    queued(10, "general");
    answered(20, "seat001");
    call.apply(new CallEvent.Asked(ID, at(30), "seat002"));
    assertTrue(call.view().withAgent(), "the caller is still the first agent's");
    call.apply(new CallEvent.HandedOver(ID, at(45), "seat002"));
    assertEquals("seat002", call.view().seat());
    call.apply(new CallEvent.Released(ID, at(46), "seat001"));
    call.apply(new CallEvent.Ended(ID, at(60), EndCause.NORMAL));
    assertEquals(List.of(25L, 15L), List.of(call.row().talkSeconds(), call.row().holdSeconds()));
  }

  @Test
  void phoneOfTheColleagueThatTalksDoesNotTakeTheCall() {
    queued(10, "general");
    answered(20, "seat001");
    call.apply(new CallEvent.Asked(ID, at(30), "seat002"));
    assertFalse(call.apply(new CallEvent.Answered(ID, at(31), "seat002")));
    assertEquals("seat001", call.view().seat());
  }

  @Test
  void callerWhoHangsUpWhileWaitingIsAbandoned() {
    queued(10, "general");
    call.apply(new CallEvent.Abandoned(ID, at(40), "general"));
    call.apply(new CallEvent.Ended(ID, at(40), EndCause.NORMAL));
    assertEquals(EndCause.ABANDONED, call.view().cause());
    assertEquals(QueueStay.How.ABANDONED, call.entries().get(0).outcome());
  }

  @Test
  void hangUpWhileWaitingIsAnAbandonAlsoWhenOnlyTheEndWasHeard() {
    queued(10, "general");
    call.apply(new CallEvent.Ended(ID, at(40), EndCause.NORMAL));
    assertEquals(EndCause.ABANDONED, call.view().cause());
    assertEquals(30, call.row().waitSeconds());
  }

  @Test
  void callerWhoIsCutOffWhileWaitingFlowedOutAndIsToBeCalledBack() {
    queued(10, "general");
    call.apply(new CallEvent.Ended(ID, at(40), EndCause.CUT_OFF));
    assertEquals(EndCause.CUT_OFF, call.view().cause());
    assertEquals(QueueStay.How.FLOWED_OUT, call.entries().get(0).outcome());
  }

  @Test
  void vanishedPhonesOwnHangUpDoesNotReleaseTheKeptCaller() {
    queued(1, "general");
    answered(2, "seat001");
    call.apply(new CallEvent.AgentLost(ID, at(10), "seat001"));
    assertFalse(call.apply(new CallEvent.Released(ID, at(11), "seat001")));
    assertEquals(CallState.KEPT, call.view().state());
    assertEquals("seat001", call.view().seat());
  }

  @Test
  void timeWithoutTheAgentIsNoTalk() {
    queued(0, "general");
    answered(0, "seat001");
    call.apply(new CallEvent.AgentLost(ID, at(10), "seat001"));
    call.apply(new CallEvent.AgentBack(ID, at(20), "seat001"));
    call.apply(new CallEvent.Ended(ID, at(25), EndCause.NORMAL));
    assertEquals(15, call.row().talkSeconds());
  }

  @Test
  void requeuedCallerIsOfferedAgainAndNobodyHasThem() {
    queued(0, "general");
    answered(5, "seat001");
    call.apply(new CallEvent.AgentLost(ID, at(10), "seat001"));
    assertTrue(call.apply(new CallEvent.Requeued(ID, at(26), "general")));
    assertFalse(queued(26, "general"), "the queue's own word for it is no news");
    assertEquals(CallState.WAITING, call.view().state());
    assertEquals(2, call.entries().size());
    assertEquals(null, call.view().agentUserId());
  }

  @Test
  void answeredCallIsNotOfferedByALateRing() {
    queued(0, "general");
    answered(5, "seat001");
    assertFalse(call.apply(new CallEvent.Offered(ID, at(5), "general", "seat002")));
    assertEquals("seat001", call.view().seat());
  }

  @Test
  void nothingHappensAfterTheEnd() {
    call.apply(new CallEvent.Ended(ID, at(5), EndCause.NORMAL));
    assertFalse(queued(6, "general"));
    assertFalse(call.apply(new CallEvent.Ended(ID, at(7), EndCause.CUT_OFF)));
  }

  @Test
  void offerHeardBeforeTheJoinStillCountsOneStay() {
    call.apply(new CallEvent.Offered(ID, at(3), "general", "seat001"));
    assertFalse(queued(3, "general"));
    assertEquals(1, call.entries().size());
  }
}
