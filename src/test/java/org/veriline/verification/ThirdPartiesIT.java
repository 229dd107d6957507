package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
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
import org.veriline.call.CallEvent;
import org.veriline.call.CallEvent.Returned.Why;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.call.InterpreterLines;
import org.veriline.call.OutsideParties;
import org.veriline.call.SeatEvent;
import org.veriline.call.Transfers;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;
import org.veriline.script.Need;
import org.veriline.script.ScriptDecisions;
import org.veriline.testing.ScriptedSwitch;

/** Somebody outside is brought into a call by number (TE-20, TE-29). */
class ThirdPartiesIT extends WithCallers {
  private static final String NUMBER = "+12125550142";
  private static final String WHY = "The home nurse has the medication list";

  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject Consultations consultations;
  @Inject ScriptDecisions decisions;
  @Inject InterpreterLines lines;
  @Inject OutsideParties outsiders;
  @Inject Transfers transfers;

  private final Actor nurse = someone(Role.NURSE);
  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private final Actor administrator = someone(Role.ADMINISTRATOR);
  private String line = "";
  private String seat = "";

  @BeforeEach
  void theyAreAtWork() {
    ScriptedSwitch.agree();
    line = as(administrator, () -> lines.add("Invented Interpreters", "es", NUMBER));
  }

  @AfterEach
  void over() {
    as(administrator, () -> lines.end(line));
    agents.endShift(agent.userId());
    agents.endShift(nurse.userId());
    ScriptedSwitch.away();
  }

  /** A patient is verified and asks for appointments, in private. */
  private CallId verifiedCall(Actor by) {
    seat = as(by, () -> agents.startShift(by.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(seat, "there", Instant.now()));
    as(by, () -> agents.ready(by.userId()));
    CallId call = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    record(new CallEvent.Answered(call, Instant.now(), seat));
    verified(call, by);
    asked(call, by, Need.APPOINTMENT, Surroundings.PRIVATE);
    assertEquals(Level.V2, verifications.level(call));
    return call;
  }

  private CallId interpreted() {
    CallId call = verifiedCall(agent);
    as(agent, () -> consultations.askInterpreter(call, line));
    ScriptedSwitch.wasAsked("consultOutside " + call + " " + seat + " " + NUMBER);
    answers(call);
    joins(call, agent);
    return call;
  }

  private void answers(CallId call) {
    record(new CallEvent.Asked(call, Instant.now(), CallView.OUTSIDE));
    record(new CallEvent.Consulted(call, Instant.now(), CallView.OUTSIDE));
  }

  private void joins(CallId call, Actor by) {
    as(by, () -> consultations.joinThree(call));
    ScriptedSwitch.wasAsked("joinThree " + call + " " + seat + " " + CallView.OUTSIDE);
    record(new CallEvent.Joined(call, Instant.now(), CallView.OUTSIDE));
  }

  private CallId typed() {
    CallId call = verifiedCall(nurse);
    as(nurse, () -> consultations.askOutside(call, "(212) 555-0142", WHY));
    ScriptedSwitch.wasAsked("consultOutside " + call + " " + seat + " " + NUMBER);
    answers(call);
    return call;
  }

  private AgentState state(Actor who) {
    return agents.of(who.userId()).orElseThrow().state();
  }

  private void refuses(String id, Actor by, Runnable deed) {
    refused(
        id,
        () ->
            as(
                by,
                () -> {
                  deed.run();
                  return "";
                }));
  }

  private static long audited(CallId call, String what) {
    return n("select count(*) from audit_event where call_id = '" + call + "' and " + what);
  }

  private static String row(CallId call, String column) {
    return text("select " + column + " from outside_party where call_id = '" + call + "'");
  }

  private String lastRow(CallId call) {
    var all = as(officer, () -> decisions.of(call));
    return all.get(all.size() - 1).row();
  }

  @Test
  void callerHearsMusicUntilTheInterpreterJoinsAndNothingIsOpenUntilTheyAgree() {
    CallId call = verifiedCall(agent);
    as(agent, () -> consultations.askInterpreter(call, line));
    record(new CallEvent.Asked(call, Instant.now(), CallView.OUTSIDE));
    refuses("colleague-not-there", agent, () -> consultations.joinThree(call));
    record(new CallEvent.Consulted(call, Instant.now(), CallView.OUTSIDE));
    assertEquals(AgentState.CONSULTING, state(agent));
    assertEquals(Level.V2, verifications.level(call), "nobody hears the caller yet");
    joins(call, agent);
    assertEquals(AgentState.TALKING, state(agent));
    assertEquals(Level.V0, verifications.level(call));
    locked(Reason.LEVEL, call, agent, Section.APPOINTMENTS);
    assertEquals(1, audited(call, "action = 'CALL.TRANSFER' and reason = 'interpreter-asked'"));
    assertEquals(
        1,
        audited(
            call,
            "action = 'CALL.JOIN' and level = 'V0' and reason = 'interpreter'"
                + " and object = 'outside-party/"
                + row(call, "id")
                + "'"));
    assertEquals(line, row(call, "line"));
  }

  @Test
  void interpreterNeverChangesTheRowAndHowTheCallerSpeaksIsNoFlag() {
    CallId call = interpreted();
    as(agent, () -> verifications.surroundings(call, Surroundings.PRIVATE));
    assertEquals(Level.V2, verifications.level(call));
    assertEquals("treatment", lastRow(call));
    assertFalse(as(agent, () -> disclosures.read(call, Section.APPOINTMENTS)) == null);
    assertEquals(1, audited(call, "action = 'VERIFY.FLAG' and reason = 'assisted'"));

    as(agent, () -> consultations.dismiss(call));
    ScriptedSwitch.wasAsked("drop " + call + " " + CallView.OUTSIDE);
    record(new CallEvent.Left(call, Instant.now(), CallView.OUTSIDE));
    ScriptedSwitch.wasAsked("alone " + call + " " + seat);
    locked(Reason.PRIVACY_NOT_CONFIRMED, call, agent, Section.APPOINTMENTS);
    assertFalse(row(call, "ended_at").isEmpty());
  }

  @Test
  void personAtATypedNumberIsNotPrivateAndIsReviewedWithTheReason() {
    CallId call = typed();
    joins(call, nurse);
    assertEquals(Level.V0, verifications.level(call));
    refused(
        "third-on-the-line",
        () -> as(nurse, () -> verifications.surroundings(call, Surroundings.PRIVATE)));
    as(nurse, () -> verifications.surroundings(call, Surroundings.OTHERS_AGREED));
    assertEquals(Level.V2, verifications.level(call));
    String party = row(call, "id");
    assertEquals(
        1,
        n(
            "select count(*) from review where kind = 'FREE_NUMBER' and call_id = '"
                + call
                + "' and actor = '"
                + nurse.userId()
                + "' and object = 'outside-party/"
                + party
                + "'"));
    assertEquals(List.of(NUMBER, WHY), as(officer, () -> outsiders.evidence(party)));
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'AUDIT.READ' and object ="
                + " 'outside-party/"
                + party
                + "'"));
    assertEquals(
        0,
        n(
            "select count(*) from outside_party where sealed_number like '%5550142%' or"
                + " sealed_reason like '%medication%'"));
    turnedAway(nurse, () -> outsiders.evidence(party));
  }

  @Test
  void callIsNeverGivenToSomebodyOutsideAndEndsForThemWithTheAgent() {
    CallId call = typed();
    refuses("outside-not-handed-over", nurse, () -> consultations.handOver(call));
    refuses("colleague-on-the-line", nurse, () -> transfers.toQueue(call, "general"));
    as(nurse, () -> consultations.takeBack(call));
    ScriptedSwitch.wasAsked("takeBack " + call + " " + seat);
    record(new CallEvent.Returned(call, Instant.now(), CallView.OUTSIDE, Why.OVER));
    assertEquals(AgentState.TALKING, state(nurse));
    assertEquals(Level.V2, verifications.level(call));
    assertTrue(outsiders.present(call).isEmpty());

    as(nurse, () -> consultations.askOutside(call, NUMBER, WHY));
    answers(call);
    joins(call, nurse);
    agentsOnCalls.follow(new SeatEvent.Vanished(seat, "there", Instant.now()));
    ScriptedSwitch.wasAsked("keep " + call);
    assertTrue(outsiders.present(call).isEmpty(), "the room ends with the agent's phone");
    record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
  }

  @Test
  void agentTypesNoNumberAndNobodyTypesOneThatRescuesOrCosts() {
    CallId call = verifiedCall(agent);
    turnedAway(
        agent,
        () -> {
          consultations.askOutside(call, NUMBER, WHY);
          return "";
        });
    CallId other = verifiedCall(nurse);
    refuses("number-emergency", nurse, () -> consultations.askOutside(other, "911", WHY));
    refuses("number-premium", nurse, () -> consultations.askOutside(other, "9005550142", WHY));
    refuses(
        "number-international",
        nurse,
        () -> consultations.askOutside(other, "+44 20 7946 0958", WHY));
    refuses("outside-reason", nurse, () -> consultations.askOutside(other, NUMBER, "because"));
    assertEquals(0, n("select count(*) from outside_party where call_id = '" + other + "'"));
    assertEquals(0, n("select count(*) from review where call_id = '" + other + "'"));
    assertTrue(
        ScriptedSwitch.asked().stream().noneMatch(it -> it.startsWith("consultOutside")),
        "dialled");
  }

  @Test
  void listIsTheAdministratorsAndWhoIsTakenOffItIsCalledNoMore() {
    turnedAway(nurse, () -> lines.add("Nora's cousin", "es", NUMBER));
    refused(
        "number-international",
        () -> as(administrator, () -> lines.add("Far", "es", "+34 91 123 4567")));
    refused("interpreter-incomplete", () -> as(administrator, () -> lines.add("", "es", NUMBER)));
    String gone = as(administrator, () -> lines.add("Gone", "fr", NUMBER));
    as(administrator, () -> lines.end(gone));
    CallId call = verifiedCall(agent);
    refuses("interpreter-not-listed", agent, () -> consultations.askInterpreter(call, gone));
  }
}
