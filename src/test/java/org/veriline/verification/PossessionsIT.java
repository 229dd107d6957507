package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Role;
import org.veriline.agent.Agents;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.decision.Level;
import org.veriline.ivr.Destination;
import org.veriline.ivr.Interludes;
import org.veriline.outreach.Outreaches;
import org.veriline.patient.PatientRef;
import org.veriline.request.RequestKind;
import org.veriline.request.Requests;
import org.veriline.request.Team;
import org.veriline.script.Need;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;

/** What proves that a caller has a telephone on file (VP-06, VP-08), with a switch that agrees. */
class PossessionsIT extends WithCallers {
  private static final String INGRIDS_TELEPHONE = "+12125550102";

  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject Interludes interludes;
  @Inject Keyings keyings;
  @Inject Diallings diallings;
  @Inject Outreaches outreaches;
  @Inject Possessions possessions;
  @Inject AuthorityRecords records;
  @Inject Requests requests;
  @Inject ResultCalls results;

  private String seat = "";

  @BeforeEach
  void shift() {
    ScriptedSwitch.agree();
    // These tests run at any hour; DialAttemptsIT tries the hours.
    tamper("update call_policy set hours_from = '00:00', hours_to = '23:59'");
    seat = as(agent, () -> agents.startShift(agent.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(seat, "there", Instant.now()));
  }

  @AfterEach
  void over() {
    MovableClock.setRight();
    agents.endShift(agent.userId());
    ScriptedSwitch.away();
  }

  private CallId talking(CallerNumber from) {
    CallId call = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(call, Instant.now(), from));
    record(new CallEvent.Answered(call, Instant.now(), seat));
    return call;
  }

  private CallId found(CallerNumber from) {
    CallId call = talking(from);
    begin(call, agent);
    assertEquals(
        Answer.MATCHED,
        as(agent, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE)));
    return call;
  }

  private String destination(CallId call) {
    return as(agent, () -> possessions.destinations(call)).get(0).id();
  }

  private PossessionState state(CallId call) {
    return as(agent, () -> possessions.latest(call)).orElseThrow().state();
  }

  /** The call that the application asked the switch for last. */
  private static CallId line() {
    String asked = ScriptedSwitch.asked(it -> it.startsWith("dial "));
    assertTrue(asked.endsWith(" " + INGRIDS_TELEPHONE + " en"), asked);
    return new CallId(asked.split(" ", -1)[1]);
  }

  private CallId codeAsked(CallId call) {
    as(agent, () -> possessions.code(call, destination(call)));
    ScriptedSwitch.wasAsked("apart " + call + " " + seat);
    return line();
  }

  private static int audited(CallId call, String what) {
    return Math.toIntExact(
        n("select count(*) from audit_event where call_id = '" + call.value() + "' and " + what));
  }

  @Test
  void onlyAnAgedNumberThatIsNotTheLineInUseIsOfferedByItsLastTwoDigits() {
    CallId call = found(CallerNumber.WITHHELD);
    assertEquals(
        List.of("02"),
        as(agent, () -> possessions.destinations(call)).stream().map(it -> it.lastTwo()).toList());
    assertEquals(1, audited(call, "action = 'PHI.VIEW'"));

    CallId fromThere = found(new CallerNumber(INGRIDS_TELEPHONE));
    assertEquals(List.of(), as(agent, () -> possessions.destinations(fromThere)));
    refused(
        "destination-not-allowed",
        () ->
            as(
                agent,
                () -> {
                  possessions.code(fromThere, destination(call));
                  return "";
                }));
  }

  @Test
  void nothingIsOfferedBeforeNameAndBirthDateMatched() {
    CallId call = talking(CallerNumber.WITHHELD);
    begin(call, agent);
    refused("step-not-yet", () -> as(agent, () -> possessions.destinations(call)));
  }

  @Test
  void callBackTakesThePlaceOfTheFirstCallAndProvesPossessionOnce() {
    CallId first = found(CallerNumber.WITHHELD);
    as(agent, () -> possessions.callBack(first, destination(first)));
    CallId line = line();
    ScriptedCaller patient = new ScriptedCaller("1");
    Destination to = interludes.dialled(line, patient);
    assertEquals(seat, assertInstanceOf(Destination.Seat.class, to).seat());
    ScriptedSwitch.wasAsked("dismiss " + first);
    assertEquals(
        1, audited(line, "action = 'CALL.START' and object = 'first-call/" + first.value() + "'"));

    record(new CallEvent.Ended(first, Instant.now(), EndCause.NORMAL));
    record(new CallEvent.Answered(line, Instant.now(), seat));
    assertEquals(PossessionState.PROVEN, state(line));
    assertEquals(line, agents.of(agent.userId()).orElseThrow().call());
    begin(line, agent);
    assertEquals(Level.V0, verifications.level(line));
    assertEquals(
        Answer.NOT_MATCHED,
        as(agent, () -> verifications.nameAndBirthDate(line, "Walter Okonkwo-Hale", "11/2/1946")));
    assertEquals(
        Answer.MATCHED,
        as(agent, () -> verifications.nameAndBirthDate(line, INGRID, INGRIDS_BIRTH_DATE)));
    assertEquals(Level.V2, verifications.level(line));
    assertEquals(
        Answer.MATCHED, as(agent, () -> verifications.answer(line, "number", INGRIDS_NUMBER)));
    as(agent, () -> verifications.need(line, Need.RECORDS));
  }

  @Test
  void nobodyIsConnectedWhereNoKeyIsPressed() {
    CallId call = found(CallerNumber.WITHHELD);
    as(agent, () -> possessions.callBack(call, destination(call)));
    CallId line = line();
    assertInstanceOf(Destination.Onward.class, interludes.dialled(line, new ScriptedCaller()));
    assertEquals(PossessionState.NOT_REACHED, state(call));
    assertFalse(ScriptedSwitch.asked().contains("dismiss " + call));
  }

  @Test
  void agentWhoWaitsForTheNextCallerCannotAskForACallBack() {
    CallId call = found(CallerNumber.WITHHELD);
    String there = destination(call);
    record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    as(agent, () -> agents.wrapUpDone(agent.userId()));
    refused(
        "dial-not-while-ready",
        () ->
            as(
                agent,
                () -> {
                  possessions.callBack(call, there);
                  return "";
                }));
  }

  @Test
  void codeThatIsKeyedInTheFirstCallProvesPossessionAndIsNowhereInTheClear() {
    CallId call = found(CallerNumber.WITHHELD);
    CallId line = codeAsked(call);
    ScriptedCaller patient = new ScriptedCaller("1");
    interludes.dialled(line, patient);
    String code = patient.code();
    assertEquals(6, code.length());
    assertEquals(0, n("select count(*) from possession where code like '%" + code + "%'"));

    ScriptedCaller caller = new ScriptedCaller("", code);
    assertInstanceOf(Destination.Onward.class, interludes.keypad(call, caller));
    assertEquals(PossessionState.PROVEN, state(call));
    assertEquals(Level.V2, verifications.level(call));
    assertEquals(1, audited(call, "action = 'VERIFY.FACTOR' and reason = 'code'"));
    // One use.
    assertEquals(Keyings.CodeAnswer.OVER, keyings.code(call, code));
  }

  @Test
  void thirdWrongCodeIsTheLast() {
    CallId call = found(CallerNumber.WITHHELD);
    CallId line = codeAsked(call);
    ScriptedCaller patient = new ScriptedCaller("1");
    interludes.dialled(line, patient);
    String wrong = patient.code().equals("111111") ? "222222" : "111111";
    ScriptedCaller caller = new ScriptedCaller(wrong, wrong, wrong, patient.code());
    interludes.keypad(call, caller);
    assertTrue(caller.heard().contains("code-over"), caller.heard()::toString);
    assertEquals(PossessionState.FAILED, state(call));
    assertEquals(Level.V1, verifications.level(call));
  }

  @Test
  void aCallInWhichTwoAnswersFailedIsHelpedByACallBackAndNotByACode() {
    CallId call = found(CallerNumber.WITHHELD);
    String there = destination(call);
    CallId line = codeAsked(call);
    ScriptedCaller patient = new ScriptedCaller("1");
    interludes.dialled(line, patient);
    as(agent, () -> verifications.answer(call, "number", "wrong"));
    as(agent, () -> verifications.answer(call, "claim", "wrong"));
    ScriptedCaller caller = new ScriptedCaller(patient.code());
    interludes.keypad(call, caller);
    assertTrue(caller.heard().contains("code-over"), caller.heard()::toString);
    assertEquals(PossessionState.FAILED, state(call));
    assertEquals(Level.V0, verifications.level(call));
    refused(
        "code-after-failures",
        () ->
            as(
                agent,
                () -> {
                  possessions.code(call, there);
                  return "";
                }));
    as(agent, () -> possessions.callBack(call, there));
    assertEquals(PossessionState.ASKED, state(call));
  }

  @Test
  void codeIsGoodForFiveMinutes() {
    CallId call = found(CallerNumber.WITHHELD);
    ScriptedCaller patient = new ScriptedCaller("1");
    interludes.dialled(codeAsked(call), patient);
    MovableClock.moveOn(Duration.ofMinutes(5));
    interludes.keypad(call, new ScriptedCaller(patient.code()));
    assertEquals(PossessionState.FAILED, state(call));
  }

  @Test
  void answeringMachineHearsNoCode() {
    CallId call = found(CallerNumber.WITHHELD);
    CallId line = codeAsked(call);
    ScriptedCaller machine = new ScriptedCaller();
    ScriptedCaller caller = new ScriptedCaller(() -> interludes.dialled(line, machine), "");
    interludes.keypad(call, caller);
    assertEquals("", machine.code());
    assertTrue(caller.heard().contains("code-not-reached"), caller.heard()::toString);
    assertEquals(PossessionState.NOT_REACHED, state(call));
  }

  @Test
  void keysBeforeTheNameLeaveOnlyTheNameToBeAsked() {
    CallId call = talking(CallerNumber.WITHHELD);
    begin(call, agent);
    as(agent, () -> possessions.keypad(call));
    ScriptedSwitch.wasAsked("apart " + call + " " + seat);
    interludes.keypad(call, new ScriptedCaller("07291971", INGRIDS_NUMBER));
    assertEquals(PossessionState.PROVEN, state(call));
    assertEquals(
        ScriptView.Input.NAME, as(agent, () -> verifications.view(call)).question().input());
    assertEquals(Answer.MATCHED, as(agent, () -> verifications.nameAndBirthDate(call, INGRID, "")));
    assertEquals(Level.V2, verifications.level(call));
  }

  @Test
  void keysAfterTheNameAreTheThirdFactor() {
    CallId call = found(CallerNumber.WITHHELD);
    as(agent, () -> possessions.keypad(call));
    interludes.keypad(call, new ScriptedCaller(INGRIDS_NUMBER));
    assertEquals(Level.V2, verifications.level(call));
    assertEquals(
        1, audited(call, "action = 'VERIFY.FACTOR' and reason = 'number' and outcome = 'OK'"));
  }

  @Test
  void callerWhoKeysNothingComesBackUnproven() {
    CallId call = talking(CallerNumber.WITHHELD);
    begin(call, agent);
    as(agent, () -> possessions.keypad(call));
    interludes.keypad(call, new ScriptedCaller());
    assertEquals(PossessionState.OVER, state(call));
    assertEquals(Level.V0, verifications.level(call));
  }

  @Test
  void numberThePatientRuledOutIsNotOffered() {
    CallId call = found(CallerNumber.WITHHELD);
    PatientRef ingrid = as(agent, () -> verifications.patientOf(call)).orElseThrow();
    as(
        someone(Role.PRIVACY_OFFICER),
        () ->
            records.propose(
                ingrid,
                new AuthorityRecords.Wish(
                    Kind.PREFERENCE,
                    Map.of("number", INGRIDS_TELEPHONE, "allowed", "no", "message", "NONE"),
                    null)));
    try {
      assertEquals(List.of(), as(agent, () -> possessions.destinations(call)));
    } finally {
      tamper("delete from authority_record where patient = '" + ingrid.value() + "'");
    }
  }

  @Test
  void taskIsDialledAndTheAgentLearnsWhomToAskForAndNoMore() {
    CallId call = found(CallerNumber.WITHHELD);
    PatientRef ingrid = as(agent, () -> verifications.patientOf(call)).orElseThrow();
    String task =
        as(
            agent,
            () ->
                requests.open(
                    call,
                    ingrid,
                    new Requests.Wish(
                        RequestKind.CALL_BACK,
                        Team.FRONT_DESK,
                        Instant.now().plusSeconds(600),
                        "")));
    record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    refused("request-not-yours", () -> as(agent, () -> outreaches.numbers(task)));
    as(agent, () -> requests.take(task));
    assertEquals(
        List.of(task), as(agent, () -> outreaches.mine()).stream().map(it -> it.id()).toList());
    String number = as(agent, () -> outreaches.numbers(task)).get(0).id();
    as(agent, () -> outreaches.dial(task, number));
    CallId line = line();
    Destination to = interludes.dialled(line, new ScriptedCaller());
    assertEquals(seat, assertInstanceOf(Destination.Seat.class, to).seat());
    record(new CallEvent.Answered(line, Instant.now(), seat));
    assertEquals(INGRID, as(agent, () -> diallings.nameToAskFor(line)).value());
    assertEquals(1, audited(line, "action = 'PHI.VIEW'"));
    as(agent, () -> results.answered(line, AnsweredBy.PATIENT));
    assertEquals(Level.V0, verifications.level(line));
    assertEquals(
        Answer.MATCHED,
        as(agent, () -> verifications.nameAndBirthDate(line, INGRID, INGRIDS_BIRTH_DATE)));
    assertEquals(Level.V2, verifications.level(line));
  }
}
