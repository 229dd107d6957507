package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallState;
import org.veriline.call.CallView;

/** What is made of Asterisk's channels after we were away, when a colleague was on the call. */
class SnapshotTest {
  private static final Instant NOW = Instant.parse("2026-11-29T15:00:00Z");
  private static final CallId CALL = new CallId("voice-17.1");
  private static final String AGENT = "seat001";
  private static final String COLLEAGUE = "seat002";

  private static ResponseEvent channel(String name, String id, @Nullable String bridge) {
    CoreShowChannelEvent event = new CoreShowChannelEvent("test");
    event.setChannel(name);
    event.setUniqueid(id);
    event.setLinkedid(CALL.value());
    event.setBridgeid(bridge);
    event.setDateReceived(Date.from(NOW));
    return event;
  }

  private static ResponseEvent caller(@Nullable String bridge) {
    return channel("PJSIP/carrier-00000001", CALL.value(), bridge);
  }

  private static ResponseEvent seat(String seat, @Nullable String bridge) {
    return channel("PJSIP/" + seat + "-00000002", "voice-17." + seat.hashCode(), bridge);
  }

  private static CallView known(CallState state, @Nullable String second) {
    return new CallView(
        CALL, state, "en", "general", AGENT, "user", second, NOW, NOW, NOW, null, null, false);
  }

  @Test
  void anAgentWhoTalksKeepsTheCallThoughAColleagueTalksToo() {
    Snapshot now = new Snapshot(List.of(caller(null), seat(AGENT, "b1"), seat(COLLEAGUE, "b1")));
    assertEquals(
        List.of(
            new CallEvent.Asked(CALL, NOW, COLLEAGUE),
            new CallEvent.Consulted(CALL, NOW, COLLEAGUE)),
        now.talks(CALL, known(CallState.TALKING, null), NOW));
    assertEquals(List.of(), now.talks(CALL, known(CallState.CONSULT, COLLEAGUE), NOW));
    assertEquals(List.of(), now.corrections(known(CallState.CONSULT, COLLEAGUE), NOW));
  }

  @Test
  void aThirdWhoHearsTheCallerHasJoined() {
    Snapshot now = new Snapshot(List.of(caller("b1"), seat(AGENT, "b1"), seat(COLLEAGUE, "b1")));
    assertEquals(
        new CallEvent.Joined(CALL, NOW, COLLEAGUE),
        now.talks(CALL, known(CallState.TALKING, null), NOW).get(2));
  }

  @Test
  void aCallTheColleagueHasAloneWithTheCallerWasHandedOver() {
    Snapshot now = new Snapshot(List.of(caller("b2"), seat(COLLEAGUE, "b2")));
    CallView asked = known(CallState.CONSULT, COLLEAGUE);
    assertEquals(List.of(), now.talks(CALL, asked, NOW));
    assertEquals(
        List.of(new CallEvent.HandedOver(CALL, NOW, COLLEAGUE)), now.corrections(asked, NOW));
  }

  @Test
  void aColleagueWhoIsGoneGivesTheCallerBackAndAnAgentWhoIsGoneHasNobody() {
    Snapshot alone = new Snapshot(List.of(caller("b1"), seat(AGENT, "b1")));
    assertEquals(
        List.of(new CallEvent.Returned(CALL, NOW, COLLEAGUE, CallEvent.Returned.Why.OVER)),
        alone.corrections(known(CallState.CONSULT, COLLEAGUE), NOW));
    Snapshot nobody = new Snapshot(List.of(caller(null)));
    assertEquals(
        List.of(new CallEvent.Released(CALL, NOW, AGENT)),
        nobody.corrections(known(CallState.TALKING, null), NOW));
  }

  @Test
  void whoTalksOnACallWeKnewNobodyOnHasAnsweredIt() {
    Snapshot now = new Snapshot(List.of(caller("b1"), seat(AGENT, "b1")));
    assertEquals(List.of(new CallEvent.Answered(CALL, NOW, AGENT)), now.talks(CALL, null, NOW));
  }

  @Test
  void somebodyOutsideIsThereAsLongAsALegOfTheirsIs() {
    CallView three = known(CallState.TALKING, CallView.OUTSIDE);
    Snapshot there =
        new Snapshot(
            List.of(
                caller("b1"),
                seat(AGENT, "b1"),
                channel("PJSIP/carrier-00000009", "voice-17.9", "b1")));
    assertEquals(List.of(), there.talks(CALL, three, NOW));
    assertEquals(List.of(), there.corrections(three, NOW));
    Snapshot gone = new Snapshot(List.of(caller("b1"), seat(AGENT, "b1")));
    assertEquals(
        List.of(new CallEvent.Left(CALL, NOW, CallView.OUTSIDE)), gone.corrections(three, NOW));
  }
}
