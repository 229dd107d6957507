package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.script.Need;
import org.veriline.secret.SecretKind;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;

/** What somebody who acts for a patient knows and holds themselves (VP-12). */
class OthersTelephonesIT extends WithTelephones {
  @Inject Enrolments enrolments;

  @Test
  void aCodeSpokenIntoTheirOwnTelephoneStandsInForAFactorOrCountsBesideOne() {
    represents();
    CallId call = rosaCalls();
    code(call, "1");
    assertEquals(Level.V2, verifications.level(call));
    assertEquals(OtherStep.OWN_BIRTH_DATE, view(call).step());
    as(agent, () -> others.cannotSayBirthDate(call));
    wantsRecords(call);
    assertEquals(Level.V2, verifications.level(call));
    assertEquals(1, audited(call, "action = 'VERIFY.FACTOR' and reason = 'own-code'"));
    assertEquals(1, audited(call, "action = 'PHI.VIEW'"));

    CallId both = rosaCalls();
    code(both, "1");
    assertEquals(Answer.MATCHED, own(both, ROSAS_BIRTH_DATE));
    wantsRecords(both);
    assertEquals(Level.V3, verifications.level(both));
    assertEquals("change", view(both).saying());
  }

  @Test
  void theirOwnTelephoneIsCalledBackAndCountsForThePersonOfThatRecordOnly() {
    represents();
    CallId line = calledBack(rosaCalls(), ROSAS_TELEPHONE, null);
    other(line, Party.REPRESENTATIVE);
    as(agent, () -> others.caller(line, "Barnaby Notarealname", Kinship.FRIEND));
    patient(line);
    assertEquals(OtherStep.AGREEMENT, view(line).step());

    as(agent, () -> others.begin(line, Party.REPRESENTATIVE));
    as(agent, () -> others.caller(line, ROSA, Kinship.CHILD));
    patient(line);
    assertEquals(Level.V2, verifications.level(line));
    assertEquals(Answer.MATCHED, own(line, ROSAS_BIRTH_DATE));
    wantsRecords(line);
    assertEquals(Level.V3, verifications.level(line));
  }

  @Test
  void aWrongCodeCountsAsAWrongAnswerAndAYoungNumberIsNotOffered() {
    represents();
    CallId call = rosaCalls();
    code(call, "000000");
    assertEquals(Level.V1, verifications.level(call));
    assertEquals(Answer.NOT_MATCHED, own(call, "2/4/1960"));
    assertTrue(view(call).closed());
    refused("step-not-yet", () -> as(agent, () -> telephones.numbers(unfound())));
    assertEquals(1, n("select count(*) from patient_failed_call"));

    tamper("update authority_record set decided_at = now(3)");
    CallId second = rosaCalls();
    assertEquals(List.of(), as(agent, () -> telephones.numbers(second)));
  }

  @Test
  void theLineInUseAndADangerousNumberAreNotOffered() {
    represents();
    CallId fromThere = rosaCalls(new CallerNumber(ROSAS_TELEPHONE));
    assertEquals(List.of(), as(agent, () -> telephones.numbers(fromThere)));
    onRecord(ingrid, Kind.ENDANGERMENT, Map.of("numbers", ROSAS_TELEPHONE));
    CallId call = rosaCalls();
    assertEquals(List.of(), as(agent, () -> telephones.numbers(call)));
  }

  @Test
  void theirOwnPassPhraseIsAgreedOnWithBothProofsAndIsAFactorOfThatRecord() {
    represents();
    CallId call = rosaCalls();
    assertEquals(Answer.MATCHED, own(call, ROSAS_BIRTH_DATE));
    refused("level-three-needed", () -> as(agent, () -> enrolled(call, "amber lantern")));
    code(call, "1");
    refused("secret-on-file", () -> as(agent, () -> enrolled(call, "quintero rosa")));
    refused("secret-on-file", () -> as(agent, () -> enrolled(call, "ingrid solberg")));
    refused("secret-on-file", () -> as(agent, () -> enrolled(call, "2125550144")));
    refused(
        "pin-of-patients-only",
        () ->
            as(
                agent,
                () -> {
                  enrolments.enrol(call, SecretKind.PIN, "493817");
                  return call;
                }));
    as(agent, () -> enrolled(call, "amber lantern"));
    assertEquals(
        1, audited(call, "action = 'VERIFY.ENROL' and level = 'V3' and object like 'record/%'"));

    CallId next = rosaCalls();
    assertEquals(Answer.MATCHED, phrase(next, "Amber Lanturn"));
    assertEquals(Level.V2, verifications.level(next));
    refused("step-not-yet", () -> phrase(next, "amber lantern"));
    wantsRecords(next);
    assertEquals(Level.V2, verifications.level(next));

    CallId patient = answered(agent);
    begin(patient, agent);
    as(agent, () -> verifications.nameAndBirthDate(patient, INGRID, INGRIDS_BIRTH_DATE));
    assertEquals(
        Answer.NOT_MATCHED,
        as(agent, () -> verifications.answer(patient, Questions.PASS_PHRASE, "amber lantern")));
  }

  @Test
  void whoOffersAPassPhraseWithoutHavingOneIsToldNoMoreAndItCountsForTheLock() {
    for (int i = 0; i < 2; i++) {
      CallId stranger = rosaCalls();
      assertTrue(view(stranger).passPhrase());
      assertEquals(Answer.NOT_MATCHED, phrase(stranger, "amber lantern"));
      assertFalse(view(stranger).passPhrase());
      record(new CallEvent.Ended(stranger, Instant.now(), EndCause.NORMAL));
    }
    assertEquals(2, n("select count(*) from patient_failed_call"));
    represents();
    CallId known = rosaCalls();
    assertFalse(view(known).passPhrase());
    assertEquals("strong-proof", view(known).saying());
  }

  private CallId rosaCalls() {
    return rosaCalls(CallerNumber.WITHHELD);
  }

  private Answer phrase(CallId call, String said) {
    return as(agent, () -> others.ownPassPhrase(call, said));
  }

  private void wantsRecords(CallId call) {
    as(agent, () -> others.need(call, Need.RECORDS));
    as(agent, () -> others.surroundings(call, Surroundings.PRIVATE));
  }

  /** A code is spoken into the caller's own telephone; they key it, or three times another. */
  private void code(CallId call, String keyed) {
    ScriptedSwitch.agree();
    as(
        agent,
        () -> {
          telephones.code(call, telephones.numbers(call).get(0).id());
          return call;
        });
    ScriptedSwitch.wasAsked("apart " + call + " " + seat);
    ScriptedCaller there = new ScriptedCaller("1");
    interludes.dialled(line(ROSAS_TELEPHONE), there);
    String right = there.code();
    assertEquals(6, right.length());
    String wrong = right.equals("000000") ? "111111" : "000000";
    interludes.keypad(
        call,
        keyed.equals("1") ? new ScriptedCaller(right) : new ScriptedCaller(wrong, wrong, wrong));
  }

  private CallId enrolled(CallId call, String text) {
    enrolments.enrol(call, SecretKind.PASS_PHRASE, text);
    return call;
  }

  private void represents() {
    represents("HEALTH_CARE_POWER", "RECORDS CLINICAL", null);
    tamper("update authority_record set decided_at = decided_at - interval 40 day");
  }
}
