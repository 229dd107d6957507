package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.patient.LockRow;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.Section;
import org.veriline.patient.UnlockReason;
import org.veriline.request.RequestKind;
import org.veriline.request.Requests;
import org.veriline.testing.MovableClock;

/**
 * Acceptance test AT-9: wrong factors by telephone and keypad, one after the other, until the
 * record is locked; what a lock does not stop; and how it ends (VP-09).
 */
class At9WrongFactorsIT extends WithCallers {
  private static final String WALTER = "Walter Okonkwo-Hale";
  private static final String WALTERS_BIRTH_DATE = "11/2/1946";
  private static final LocalDate WALTERS_BIRTH = LocalDate.of(1946, 11, 2);
  private static final String WALTERS_NUMBER = "7317919";
  private static final String MATEO = "Mateo Villaseñor Cruz";
  private static final String MATEOS_BIRTH_DATE = "1/17/1989";
  private static final LocalDate MATEOS_BIRTH = LocalDate.of(1989, 1, 17);
  private static final String MATEOS_NUMBER = "7333757";

  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  @Inject PatientLocks locks;
  @Inject Requests requests;

  @AfterEach
  void theClockIsRight() {
    MovableClock.setRight();
    unlockAll();
  }

  @Test
  void wrongFactorsOneToFourAcrossKeypadAndAgentEndTheCallWithTheSameWords() {
    CallId call = arrived();
    assertFalse(verifications.proveByKeypad(call, MATEOS_BIRTH, "1111111"));
    assertFalse(verifications.proveByKeypad(call, MATEOS_BIRTH, "2222222"));
    // The third is not compared any more, right as it is.
    assertFalse(verifications.proveByKeypad(call, MATEOS_BIRTH, MATEOS_NUMBER));
    answeredBy(call, agent);
    begin(call, agent);
    matched(call, MATEO, MATEOS_BIRTH_DATE);
    assertEquals(
        Answer.NOT_MATCHED, as(agent, () -> verifications.answer(call, "number", "wrong")));
    ScriptView closed = as(agent, () -> verifications.view(call));
    CallId unknown = answered(agent);
    begin(unknown, agent);
    wrong(unknown, agent);
    wrong(unknown, agent);
    ScriptView nobody = as(agent, () -> verifications.view(unknown));
    assertTrue(closed.closed());
    assertEquals(Level.V0, closed.level());
    assertEquals(nobody.saying(), closed.saying());
    assertEquals(nobody.dispositions(), closed.dispositions());
    refused(
        "step-not-yet", () -> as(agent, () -> verifications.answer(call, "claim", "CL3100007")));
    unlockAll();
  }

  @Test
  void threeFailedCallsLockTheRecordWhereverTheyCameInAndALockLooksLikeAnyFailure() {
    CallId first = keypadOnly();
    CallId second = closedByAgent();
    assertEquals(0, openLocks(second));
    CallId third = hangsUpAfterOneWrongAnswer();
    assertEquals(1, openLocks(third));
    assertEquals(
        1,
        n("select count(*) from review where kind = 'LOCK' and call_id = '" + third.value() + "'"));
    LockRow lock = newestLock();
    assertEquals(3, lock.calls().size());
    assertTrue(
        lock.calls().containsAll(java.util.List.of(first.value(), second.value(), third.value())));
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'VERIFY.LOCK' and call_id = '"
                + third.value()
                + "'"));

    CallId locked = answered(agent);
    begin(locked, agent);
    CallId stranger = answered(agent);
    begin(stranger, agent);
    assertEquals(Answer.NOT_MATCHED, said(locked, WALTER, WALTERS_BIRTH_DATE));
    assertEquals(Answer.NOT_MATCHED, said(stranger, "Nobody Atall", "1/2/1933"));
    assertEquals(
        as(agent, () -> verifications.view(stranger)), as(agent, () -> verifications.view(locked)));
    CallId byKeypad = arrived();
    assertFalse(verifications.proveByKeypad(byKeypad, WALTERS_BIRTH, WALTERS_NUMBER));

    emergencyIsNotBlocked();
    messageIsNotBlocked(locked);

    as(officer, () -> locks.unlock(lock.id(), UnlockReason.CALLED_BACK, ""));
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'VERIFY.UNLOCK' and actor = '"
                + officer.userId()
                + "'"));
    CallId after = answered(agent);
    begin(after, agent);
    matched(after, WALTER, WALTERS_BIRTH_DATE);
    assertEquals(
        Answer.MATCHED, as(agent, () -> verifications.answer(after, "number", WALTERS_NUMBER)));
    assertEquals(Level.V2, verifications.level(after));
    refused(
        "lock-over-already",
        () ->
            as(
                officer,
                () -> {
                  locks.unlock(lock.id(), UnlockReason.CALLED_BACK, "");
                  return lock;
                }));
    // Counting begins anew: one more failed call does not lock again.
    assertEquals(0, openLocks(closedByAgent()));
  }

  @Test
  void aLockEndsByItselfAfterADay() {
    lock("Gregory Mastrangelo", "8/8/1969");
    CallId call = answered(agent);
    begin(call, agent);
    assertEquals(Answer.NOT_MATCHED, said(call, "Gregory Mastrangelo", "8/8/1969"));
    MovableClock.moveOn(Duration.ofHours(25));
    assertEquals(Answer.MATCHED, said(call, "Gregory Mastrangelo", "8/8/1969"));
  }

  @Test
  void aRecordThatIsLockedDuringACallClosesThatCallToo() {
    CallId call = answered(agent);
    begin(call, agent);
    matched(call, "Gregory Mastrangelo", "8/8/1969");
    lock("Gregory Mastrangelo", "8/8/1969");
    ScriptView view = as(agent, () -> verifications.cannotAnswer(call, questionOf(call)));
    assertTrue(view.closed());
    assertEquals(Level.V0, view.level());
    unlockAll();
  }

  @Test
  void onlyTheOfficerUnlocksAndASupervisorSaysWhy() {
    lock("Gregory Mastrangelo", "8/8/1969");
    String id = newestLock().id();
    turnedAway(agent, () -> locks.page(0, 1));
    turnedAway(
        someone(Role.ADMINISTRATOR),
        () -> {
          locks.unlock(id, UnlockReason.OUR_MISTAKE, "because I can do everything");
          return id;
        });
    Actor supervisor = someone(Role.SUPERVISOR);
    refused(
        "justification-too-short",
        () ->
            as(
                supervisor,
                () -> {
                  locks.unlock(id, UnlockReason.OUR_MISTAKE, "misread");
                  return id;
                }));
    as(supervisor, () -> locks.unlock(id, UnlockReason.OUR_MISTAKE, "Read the wrong line thrice"));
    assertFalse(text("select hex(note) from patient_lock where id = '" + id + "'").isEmpty());
    assertEquals(
        supervisor.userId(), text("select unlocked_by from patient_lock where id = '" + id + "'"));
  }

  @Test
  void oneNumberThatFailsAtSeveralRecordsIsToldOnce() {
    CallerNumber number = new CallerNumber("+12125550" + (600 + (int) (Math.random() * 399)));
    long before = reviews("FAILURES_FROM_NUMBER");
    Map<String, String> tried =
        Map.of(
            INGRID,
            INGRIDS_BIRTH_DATE,
            MATEO,
            MATEOS_BIRTH_DATE,
            "Rosa Elena Delgado Fuentes",
            "3/14/1958");
    tried.forEach(
        (name, birthDate) -> {
          CallId call = arrivedFrom(number);
          answeredBy(call, agent);
          begin(call, agent);
          matched(call, name, birthDate);
          as(agent, () -> verifications.answer(call, "number", "wrong"));
          ended(call);
        });
    assertEquals(before + 1, reviews("FAILURES_FROM_NUMBER"));
    tamper("delete from patient_failed_call");
  }

  private void emergencyIsNotBlocked() {
    Actor nurse = someone(Role.NURSE);
    CallId call = answered(nurse);
    as(nurse, () -> verifications.emergency(call, true));
    as(nurse, () -> verifications.about(call, true));
    as(nurse, () -> disclosures.mySideIsPrivate(true));
    assertEquals(
        Answer.MATCHED,
        as(nurse, () -> verifications.nameAndBirthDate(call, WALTER, WALTERS_BIRTH_DATE)));
    ScriptView view = as(nurse, () -> verifications.view(call));
    assertEquals(Reason.ALLOWED, reason(view, Section.MEDICATIONS));
    assertEquals(
        Section.MEDICATIONS,
        as(nurse, () -> disclosures.read(call, Section.MEDICATIONS)).section());
    // Taken back, the lock is there again.
    ScriptView after = as(nurse, () -> verifications.emergency(call, false));
    assertTrue(after.closed());
    assertEquals(Level.V0, after.level());
  }

  private void messageIsNotBlocked(CallId call) {
    RequestKind kind = RequestKind.CALL_BACK;
    String id =
        as(
            agent,
            () ->
                requests.open(
                    call,
                    null,
                    new Requests.Wish(
                        kind, kind.team(), kind.dueAfter(Instant.now()), "please call")));
    assertEquals(1, n("select count(*) from request where id = '" + id + "'"));
  }

  /** Both tries by keypad wrong, and away. */
  private CallId keypadOnly() {
    CallId call = arrived();
    assertFalse(verifications.proveByKeypad(call, WALTERS_BIRTH, "1111111"));
    assertFalse(verifications.proveByKeypad(call, WALTERS_BIRTH, "2222222"));
    ended(call);
    return call;
  }

  private CallId closedByAgent() {
    CallId call = answered(agent);
    begin(call, agent);
    matched(call, WALTER, WALTERS_BIRTH_DATE);
    as(agent, () -> verifications.answer(call, "number", "wrong"));
    as(agent, () -> verifications.answer(call, "claim", "wrong"));
    assertTrue(as(agent, () -> verifications.view(call)).closed());
    return call;
  }

  private CallId hangsUpAfterOneWrongAnswer() {
    CallId call = answered(agent);
    begin(call, agent);
    matched(call, WALTER, WALTERS_BIRTH_DATE);
    as(agent, () -> verifications.answer(call, "number", "wrong"));
    ended(call);
    return call;
  }

  private void ended(CallId call) {
    record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
  }

  private CallId arrivedFrom(CallerNumber number) {
    CallId call = new CallId("it-" + java.util.UUID.randomUUID());
    record(new CallEvent.Arrived(call, Instant.now(), number));
    return call;
  }

  private Answer said(CallId call, String name, String birthDate) {
    return as(agent, () -> verifications.nameAndBirthDate(call, name, birthDate));
  }

  private void matched(CallId call, String name, String birthDate) {
    assertEquals(Answer.MATCHED, said(call, name, birthDate));
  }

  private String questionOf(CallId call) {
    return text("select question from verification where call_id = '" + call.value() + "'");
  }

  /** Locks that hold and that this call is part of. */
  private static long openLocks(CallId call) {
    return n(
        "select count(*) from patient_lock where unlocked_at is null and calls like '%"
            + call.value()
            + "%'");
  }

  private LockRow newestLock() {
    return as(officer, () -> locks.page(0, 1)).get(0);
  }

  private static long reviews(String kind) {
    return n("select count(*) from review where kind = '" + kind + "'");
  }

  /** So that other tests find their patients again. */
  private static void unlockAll() {
    tamper(
        "delete from verification_failure",
        "delete from patient_lock",
        "delete from patient_failed_call");
  }
}
