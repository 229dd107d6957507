package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.outreach.CallPolicies;
import org.veriline.outreach.CallPolicy;
import org.veriline.outreach.DialAttempts;
import org.veriline.platform.Settings;
import org.veriline.request.RequestKind;
import org.veriline.request.RequestRow;
import org.veriline.testing.EndedCalls;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ScriptedSwitch;

/** How often and when a patient is called for a task, and what is known before (12.4, VP-16). */
class DialAttemptsIT extends WithOutbound {
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  @Inject DialAttempts attempts;
  @Inject CallPolicies policies;
  @Inject Settings settings;

  private final Actor supervisor = someone(Role.SUPERVISOR);
  private final Actor administrator = someone(Role.ADMINISTRATOR);
  private CallPolicy before = new CallPolicy(1, 1, MORNING, EVENING);

  @BeforeEach
  void policyAsItComes() {
    before = policies.current();
    set(2, 3);
    itIs(LocalTime.of(12, 0));
  }

  @AfterEach
  void policyAsItWas() {
    MovableClock.setRight();
    as(administrator, () -> policies.save(before));
  }

  private void set(int aDay, int inAll) {
    as(administrator, () -> policies.save(new CallPolicy(aDay, inAll, MORNING, EVENING)));
  }

  /** The next time it is so late at the clinic. */
  private void itIs(LocalTime time) {
    MovableClock.setRight();
    ZoneId zone = settings.zone();
    var now = Instant.now().atZone(zone);
    var then = now.with(time);
    MovableClock.moveOn(
        Duration.between(now, then.isBefore(now) ? then.plusDays(1) : then).plusSeconds(1));
  }

  private CallId tried(Actor by, String task) {
    CallId line = dialled(by, task);
    ended(line);
    return line;
  }

  private void refuses(String id, Actor by, String task) {
    String number = as(by, () -> outreaches.numbers(task)).get(0).id();
    refused(
        id,
        () ->
            as(
                by,
                () -> {
                  outreaches.dial(task, number);
                  return "";
                }));
  }

  private List<DialOutcome> outcomes(String task) {
    return as(agent, () -> attempts.of(List.of(task))).stream().map(DialAttempt::outcome).toList();
  }

  private RequestRow row(Actor reader, String task) {
    return as(reader, () -> requests.pending(0, 1000)).stream()
        .filter(row -> row.id().equals(task))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachCallStandsOnTheTaskWithItsTimeAndWhatCameOfIt() {
    set(9, 9);
    String task = task(agent, ingrid, RequestKind.CALL_BACK);
    tried(agent, task);
    CallId machine = dialled(agent, task);
    answers(agent, machine, AnsweredBy.MACHINE);
    ended(machine);
    CallId other = dialled(agent, task);
    answers(agent, other, AnsweredBy.OTHER_PERSON);
    ended(other);
    CallId reached = dialled(agent, task);
    proven(agent, reached);
    ended(reached);
    assertEquals(
        List.of(
            DialOutcome.ANSWERED,
            DialOutcome.MACHINE,
            DialOutcome.OTHER_PERSON,
            DialOutcome.VERIFIED),
        outcomes(task));
    DialAttempt first = as(agent, () -> attempts.of(List.of(task))).get(0);
    assertEquals(agent.userId(), first.by());
  }

  @Test
  void thirdCallOnOneDayAndFourthAtAllAreRefusedAndThenTheSupervisorDecides() {
    String task = task(agent, ingrid, RequestKind.CALL_BACK);
    tried(agent, task);
    tried(agent, task);
    refuses("attempts-today", agent, task);
    assertFalse(row(agent, task).withSupervisor());
    MovableClock.moveOn(Duration.ofDays(1));
    tried(agent, task);
    assertTrue(row(agent, task).withSupervisor());
    refused(
        "request-with-supervisor",
        () ->
            as(
                agent,
                () -> {
                  requests.take(task);
                  return "";
                }));
    turnedAway(
        agent,
        () -> {
          requests.tryAgain(task);
          return "";
        });
    MovableClock.moveOn(Duration.ofSeconds(1));
    as(supervisor, () -> requests.tryAgain(task));
    as(agent, () -> requests.take(task));
    tried(agent, task);
    assertEquals(4, outcomes(task).size());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where reason = 'attempts-used-up' and object ="
                + " 'request/"
                + task
                + "'"));
  }

  @Test
  void callThatNobodysTelephoneRangForIsNoAttemptAndAnEngagedLineIsOne() {
    String task = task(agent, ingrid, RequestKind.CALL_BACK);
    String number = as(agent, () -> outreaches.numbers(task)).get(0).id();
    for (int i = 0; i < 3; i++) {
      CallId refused = begun(agent, task, number);
      record(new CallEvent.Ended(refused, Instant.now(), EndCause.NOT_DIALLED));
    }
    EndedCalls.forget();
    ScriptedSwitch.away();
    as(agent, () -> outreaches.dial(task, number));
    EndedCalls.one(ended -> ended.cause() == EndCause.NOT_DIALLED);
    assertEquals(Collections.nCopies(4, DialOutcome.NOT_DIALLED), outcomes(task));
    ScriptedSwitch.agree();
    ended(begun(agent, task, number));
    tried(agent, task);
    assertEquals(
        List.of(DialOutcome.UNANSWERED, DialOutcome.ANSWERED), outcomes(task).subList(4, 6));
    refuses("attempts-today", agent, task);
    MovableClock.moveOn(Duration.ofDays(1));
    CallId refused = begun(agent, task, number);
    record(new CallEvent.Ended(refused, Instant.now(), EndCause.NOT_DIALLED));
    assertFalse(row(agent, task).withSupervisor());
    tried(agent, task);
    assertTrue(row(agent, task).withSupervisor());
  }

  @Test
  void callThatWasAnsweredWasAnAttemptWhateverEndedIt() {
    set(1, 1);
    String task = task(agent, ingrid, RequestKind.CALL_BACK);
    CallId line = dialled(agent, task);
    record(new CallEvent.Ended(line, Instant.now(), EndCause.NOT_DIALLED));
    assertEquals(List.of(DialOutcome.ANSWERED), outcomes(task));
    assertTrue(row(agent, task).withSupervisor());
  }

  @Test
  void patientWhoWasReachedIsNoMatterForTheSupervisor() {
    set(1, 1);
    String task = task(agent, ingrid, RequestKind.CALL_BACK);
    CallId line = dialled(agent, task);
    proven(agent, line);
    ended(line);
    assertFalse(row(agent, task).withSupervisor());
    refuses("attempts-used-up", agent, task);
  }

  @Test
  void nobodyIsCalledAtNightUnlessTheyNamedThatHour() {
    String task = task(agent, ingrid, RequestKind.CALL_BACK);
    itIs(LocalTime.of(20, 30));
    refuses("calling-hours", agent, task);
    onRecord(
        ingrid,
        Kind.PREFERENCE,
        Map.of(
            "number",
            INGRIDS_TELEPHONE,
            "message",
            "NAME_AND_NUMBER",
            "hours_from",
            "19:00",
            "hours_to",
            "22:00"));
    tried(agent, task);
    assertEquals(1, outcomes(task).size());
  }

  @Test
  void criticalResultIsCalledAboutAtAnyHourAndAsOftenAsTheClinicianWants() {
    set(1, 1);
    String task = released(nurse, ingrid, ResultClass.CRITICAL, false);
    itIs(LocalTime.of(3, 0));
    tried(nurse, task);
    tried(nurse, task);
    tried(nurse, task);
    assertEquals(3, outcomes(task).size());
    assertFalse(row(nurse, task).withSupervisor());
  }

  @Test
  void onlyTheAdministratorSetsThePolicyAndNotToNonsense() {
    turnedAway(
        supervisor,
        () -> {
          policies.save(new CallPolicy(9, 9, MORNING, EVENING));
          return "";
        });
    refused("call-policy-attempts", () -> new CallPolicy(3, 2, MORNING, EVENING));
    refused("call-policy-hours", () -> new CallPolicy(2, 3, EVENING, MORNING));
  }

  @Test
  void whyAPatientIsCalledOpensInTheCallThatEarnedItAndNotBefore() {
    String task = task(agent, ingrid, RequestKind.CALL_BACK);
    assertTrue(row(agent, task).withheld());
    refused("request-note-after-call", () -> as(agent, () -> requests.note(task)));
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where reason = 'note-before-level' and object ="
                + " 'request/"
                + task
                + "'"));
    CallId line = dialled(agent, task);
    refused("request-note-after-call", () -> as(agent, () -> requests.note(task)));
    proven(agent, line);
    assertEquals(
        "Why we call", as(agent, () -> outreaches.reason(line)).note().orElseThrow().value());
    ended(line);
    assertEquals("Why we call", as(agent, () -> requests.note(task)).orElseThrow().value());
    assertFalse(row(agent, task).withheld());
  }

  @Test
  void whoPreparesAResultReadsTheNoteAndWhoTellsItDoesNot() {
    String task = task(nurse, ingrid, RequestKind.CALL_BACK);
    assertEquals("Why we call", as(nurse, () -> requests.note(task)).orElseThrow().value());
    String result = released(nurse, ingrid, ResultClass.ABNORMAL, false);
    refused("request-note-after-call", () -> as(nurse, () -> requests.note(result)));
    String message = task(agent, ingrid, RequestKind.MESSAGE);
    assertEquals("Why we call", as(agent, () -> requests.note(message)).orElseThrow().value());
  }
}
