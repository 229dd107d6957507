package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.agent.AgentState;
import org.veriline.agent.Agents;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.agent.Consultations;
import org.veriline.agent.NotReadyReason;
import org.veriline.agent.Reconnections;
import org.veriline.call.CallEvent;
import org.veriline.call.CallEvent.Returned.Why;
import org.veriline.call.CallId;
import org.veriline.call.CallState;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.call.Transfers;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;
import org.veriline.script.Need;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ScriptedSwitch;
import org.veriline.wrapup.WrapUps;

/** A colleague is asked, takes the call over, or joins it (catalogue 1.3, TE-20). */
class ColleaguesOnCallsIT extends WithCallers {
  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject Consultations consultations;
  @Inject Reconnections reconnections;
  @Inject Transfers transfers;
  @Inject WrapUps wrapUps;

  private final Actor colleague = someone(Role.AGENT);
  private String seat = "";
  private String second = "";

  @BeforeEach
  void twoAreReady() {
    ScriptedSwitch.agree();
    seat = ready(agent);
    second = ready(colleague);
  }

  private String ready(Actor who) {
    String place = as(who, () -> agents.startShift(who.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(place, "there", Instant.now()));
    as(
        who,
        () -> {
          agents.ready(who.userId());
          return "";
        });
    return place;
  }

  @AfterEach
  void over() {
    MovableClock.setRight();
    agents.endShift(agent.userId());
    agents.endShift(colleague.userId());
    ScriptedSwitch.away();
  }

  /** A patient is verified and asks for appointments, in private. */
  private CallId verifiedCall() {
    CallId call = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    record(new CallEvent.Answered(call, Instant.now(), seat));
    verified(call, agent);
    asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    assertEquals(Level.V2, verifications.level(call));
    return call;
  }

  private void ask(CallId call) {
    as(
        agent,
        () -> {
          consultations.ask(call, colleague.userId());
          return "";
        });
    ScriptedSwitch.wasAsked("consult " + call + " " + seat + " " + second);
    record(new CallEvent.Asked(call, Instant.now(), second));
  }

  private CallId consulted() {
    CallId call = verifiedCall();
    ask(call);
    record(new CallEvent.Consulted(call, Instant.now(), second));
    return call;
  }

  private CallId handedOver() {
    CallId call = consulted();
    as(
        agent,
        () -> {
          consultations.handOver(call);
          return "";
        });
    ScriptedSwitch.wasAsked("handOver " + call + " " + seat + " " + second);
    record(new CallEvent.HandedOver(call, Instant.now(), second));
    return call;
  }

  private CallId three() {
    CallId call = consulted();
    as(
        agent,
        () -> {
          consultations.joinThree(call);
          return "";
        });
    ScriptedSwitch.wasAsked("joinThree " + call + " " + seat + " " + second);
    record(new CallEvent.Joined(call, Instant.now(), second));
    return call;
  }

  private AgentState state(Actor who) {
    return agents.of(who.userId()).orElseThrow().state();
  }

  private static long audited(CallId call, String what) {
    return n("select count(*) from audit_event where call_id = '" + call + "' and " + what);
  }

  @Test
  void callerHearsMusicWhileTheTwoTalkAndTheColleagueSeesNothing() {
    CallId call = consulted();
    assertEquals(CallState.CONSULT, calls.find(call).orElseThrow().state());
    assertEquals(AgentState.CONSULTING, state(agent));
    assertEquals(AgentState.ASSISTING, state(colleague));
    assertEquals(Level.V2, verifications.level(call));
    refused("call-not-yours", () -> as(colleague, () -> verifications.view(call)));
    refused(
        "colleague-on-the-line",
        () ->
            as(
                agent,
                () -> {
                  transfers.toQueue(call, "general");
                  return "";
                }));
    assertEquals(1, audited(call, "action = 'CALL.TRANSFER' and reason = 'colleague-asked'"));
  }

  @Test
  void callThatComesBackToItsAgentIsWrappedUpWhenItIsOver() {
    CallId call = verifiedCall();
    record(new CallEvent.AgentLost(call, Instant.now(), seat));
    record(new CallEvent.Requeued(call, Instant.now(), "general"));
    assertNotNull(as(agent, () -> wrapUps.mine(call)).orElseThrow().promptAt());
    record(new CallEvent.Answered(call, Instant.now(), seat));
    assertNull(as(agent, () -> wrapUps.mine(call)).orElseThrow().promptAt());
    record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    assertNotNull(as(agent, () -> wrapUps.mine(call)).orElseThrow().promptAt());
  }

  @Test
  void levelGoesAlongWithTheCallThatIsHandedOverAndTheSideIsTheColleaguesOwn() {
    CallId call = handedOver();
    assertEquals(AgentState.WRAP_UP, state(agent));
    assertEquals(AgentState.TALKING, state(colleague));
    assertEquals(Level.V2, verifications.level(call));
    assertEquals(
        1, audited(call, "action = 'VERIFY.LEVEL' and reason = 'handed-over' and level = 'V2'"));
    assertEquals(Level.V2, as(colleague, () -> verifications.view(call)).level());
    locked(Reason.PRIVACY_NOT_CONFIRMED, call, colleague, Section.APPOINTMENTS);
    as(colleague, () -> disclosures.mySideIsPrivate(true));
    assertFalse(
        as(colleague, () -> disclosures.read(call, Section.APPOINTMENTS)).toString().isEmpty());
    refused("call-not-yours", () -> as(agent, () -> verifications.view(call)));
    // What was promised is still the first agent's to write down.
    assertFalse(as(agent, () -> wrapUps.mine(call)).isEmpty());
    assertFalse(as(agent, () -> verifications.patientOf(call)).isEmpty());
    assertFalse(as(colleague, () -> wrapUps.mine(call)).isEmpty());
  }

  @Test
  void levelOfAQuarterOfAnHourAgoStaysBehind() {
    CallId call = consulted();
    MovableClock.moveOn(Duration.ofMinutes(15));
    record(new CallEvent.HandedOver(call, Instant.now(), second));
    assertEquals(AgentState.TALKING, state(colleague));
    assertEquals(Level.V0, verifications.level(call));
    assertEquals(1, audited(call, "action = 'VERIFY.LEVEL' and reason = 'level-too-old'"));
    locked(Reason.LEVEL, call, colleague, Section.APPOINTMENTS);
  }

  @Test
  void colleagueWhoDeclinesGivesTheCallerBackToTheFirst() {
    CallId call = verifiedCall();
    ask(call);
    assertEquals(AgentState.OFFERED, state(colleague));
    record(new CallEvent.Returned(call, Instant.now(), second, Why.DECLINED));
    assertEquals(AgentState.TALKING, state(agent));
    assertEquals(AgentState.NOT_READY, state(colleague));
    assertEquals(NotReadyReason.MISSED_CALL, agents.of(colleague.userId()).orElseThrow().reason());
    assertEquals(CallState.TALKING, calls.find(call).orElseThrow().state());
    assertEquals(Level.V2, verifications.level(call));
    assertFalse(as(agent, () -> disclosures.read(call, Section.APPOINTMENTS)) == null);
  }

  @Test
  void callerWhoHangsUpMeanwhileLeavesTheFirstWithAWrapUpAndTheColleagueReady() {
    CallId call = consulted();
    record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    assertEquals(AgentState.WRAP_UP, state(agent));
    assertEquals(AgentState.READY, state(colleague));
  }

  @Test
  void callerIsKeptWhenTheFirstAgentsPhoneVanishesMeanwhile() {
    CallId call = consulted();
    agentsOnCalls.follow(new SeatEvent.Vanished(seat, "there", Instant.now()));
    ScriptedSwitch.wasAsked("keep " + call);
    assertEquals(CallState.KEPT, calls.find(call).orElseThrow().state());
    assertEquals(AgentState.RECONNECTING, state(agent));
    assertEquals(AgentState.READY, state(colleague));
    record(new CallEvent.AgentBack(call, Instant.now(), seat));
    assertEquals(Level.V2, verifications.level(call));
  }

  @Test
  void colleagueWhosePhoneVanishesIsTakenOffTheLine() {
    CallId call = consulted();
    reconnections.vanished(new SeatEvent.Vanished(second, "there", Instant.now()));
    ScriptedSwitch.wasAsked("drop " + call + " " + second);
    record(new CallEvent.Returned(call, Instant.now(), second, Why.OVER));
    assertEquals(AgentState.TALKING, state(agent));
    assertEquals(Level.V2, verifications.level(call));
  }

  @Test
  void nothingIsOpenToAThirdUntilThePatientAgreesThatTheyHear() {
    CallId call = three();
    assertEquals(AgentState.TALKING, state(agent));
    assertEquals(AgentState.ASSISTING, state(colleague));
    assertEquals(1, audited(call, "action = 'CALL.JOIN' and level = 'V0'"));
    assertEquals(Level.V0, verifications.level(call));
    assertEquals(Level.V0, as(agent, () -> verifications.view(call)).level());
    locked(Reason.LEVEL, call, agent, Section.APPOINTMENTS);
    refused(
        "third-on-the-line",
        () -> as(agent, () -> verifications.surroundings(call, Surroundings.PRIVATE)));
    as(agent, () -> verifications.surroundings(call, Surroundings.OTHERS_AGREED));
    assertEquals(Level.V2, verifications.level(call));
    assertFalse(as(agent, () -> disclosures.read(call, Section.APPOINTMENTS)) == null);
    refused("call-not-yours", () -> as(colleague, () -> verifications.view(call)));
  }

  @Test
  void whoCanHearIsAskedAnewWhenTheThirdHasGone() {
    CallId call = three();
    as(agent, () -> verifications.surroundings(call, Surroundings.OTHERS_AGREED));
    as(
        agent,
        () -> {
          consultations.dismiss(call);
          return "";
        });
    ScriptedSwitch.wasAsked("drop " + call + " " + second);
    record(new CallEvent.Left(call, Instant.now(), second));
    ScriptedSwitch.wasAsked("alone " + call + " " + seat);
    assertEquals(AgentState.READY, state(colleague));
    locked(Reason.PRIVACY_NOT_CONFIRMED, call, agent, Section.APPOINTMENTS);
    as(agent, () -> verifications.surroundings(call, Surroundings.PRIVATE));
    assertEquals(Level.V2, verifications.level(call));
    assertFalse(as(agent, () -> disclosures.read(call, Section.APPOINTMENTS)) == null);
  }

  /** How things stand after an outage says only that two seats talk: see {@code SnapshotTest}. */
  @Test
  void levelStaysWhenTheColleagueWasAskedWhileWeWereAway() {
    CallId call = verifiedCall();
    record(new CallEvent.Asked(call, Instant.now(), second));
    record(new CallEvent.Consulted(call, Instant.now(), second));
    assertEquals(AgentState.CONSULTING, state(agent));
    assertEquals(AgentState.ASSISTING, state(colleague));
    record(new CallEvent.Returned(call, Instant.now(), second, Why.OVER));
    assertEquals(AgentState.TALKING, state(agent));
    assertEquals(AgentState.READY, state(colleague));
    assertEquals(Level.V2, verifications.level(call));
  }
}
