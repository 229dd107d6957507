package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.secret.SecretKind;

/** Pass-phrases and PINs: agreed on at V3 only, compared and never shown, each counting once. */
class StandingSecretsIT extends WithCallers {
  private static final LocalDate INGRIDS_BIRTH = LocalDate.of(1971, 7, 29);
  private static final String PIN = "493817";

  @Inject Enrolments enrolments;

  @AfterEach
  void nobodyHasASecret() {
    tamper(
        "delete from standing_secret",
        "delete from verification_failure",
        "delete from patient_lock",
        "delete from patient_failed_call");
  }

  @Test
  void aSecretIsAgreedOnAtTheHighestLevelOnly() {
    CallId call = answered(agent);
    verified(call, agent);
    refused(
        "level-three-needed", () -> enrolled(call, agent, SecretKind.PASS_PHRASE, "blue heron"));
    possessionProven(call);
    refused(
        "secret-on-file", () -> enrolled(call, agent, SecretKind.PASS_PHRASE, "solberg ingrid"));
    refused("secret-on-file", () -> enrolled(call, agent, SecretKind.PIN, INGRIDS_NUMBER));
    refused("secret-on-file", () -> enrolled(call, agent, SecretKind.PIN, "07291971"));
    refused("secret-on-file", () -> enrolled(call, agent, SecretKind.PIN, "290771"));
    enrolled(call, agent, SecretKind.PASS_PHRASE, "blue heron");
    assertEquals(
        "V3",
        text(
            "select level from audit_event where action = 'VERIFY.ENROL' and call_id = '"
                + call.value()
                + "'"));
    turnedAway(
        someone(Role.SUPERVISOR),
        () -> {
          enrolments.enrol(call, SecretKind.PIN, PIN);
          return call;
        });
    Actor other = someone(Role.AGENT);
    refused("call-not-yours", () -> enrolled(call, other, SecretKind.PIN, PIN));
  }

  @Test
  void aPassPhraseThatSoundsRightIsAThirdFactorOnce() {
    agreedOn(SecretKind.PASS_PHRASE, "blue heron");
    CallId call = answered(agent);
    begin(call, agent);
    as(agent, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE));
    assertEquals(
        Answer.MATCHED,
        as(agent, () -> verifications.answer(call, Questions.PASS_PHRASE, "Blu Herron")));
    assertEquals(Level.V2, verifications.level(call));
    refused(
        "question-not-asked",
        () -> as(agent, () -> verifications.answer(call, Questions.PASS_PHRASE, "blue heron")));
    assertEquals(0, n("select count(*) from standing_secret where hash like '%heron%'"));
  }

  @Test
  void whoOffersAPassPhraseWithoutHavingOneIsToldNoMoreThanWhoSaysAWrongOne() {
    CallId none = answered(agent);
    begin(none, agent);
    as(agent, () -> verifications.nameAndBirthDate(none, INGRID, INGRIDS_BIRTH_DATE));
    ScriptView.Question question = as(agent, () -> verifications.view(none)).question();
    assertTrue(question != null && question.others().contains(Questions.PASS_PHRASE));
    assertEquals(
        Answer.NOT_MATCHED,
        as(agent, () -> verifications.answer(none, Questions.PASS_PHRASE, "blue heron")));
    assertEquals(Level.V1, verifications.level(none));
  }

  @Test
  void thePinCountsInPlaceOfTheNumberOnTheKeypad() {
    agreedOn(SecretKind.PIN, PIN);
    CallId call = arrived();
    assertFalse(verifications.proveByKeypad(call, LocalDate.of(1971, 7, 28), PIN));
    assertTrue(verifications.proveByKeypad(call, INGRIDS_BIRTH, PIN));
    answeredBy(call, agent);
    begin(call, agent);
    assertEquals(Answer.MATCHED, as(agent, () -> verifications.nameAndBirthDate(call, INGRID, "")));
    assertEquals(Level.V2, verifications.level(call));
    CallId byNumber = arrived();
    assertTrue(verifications.proveByKeypad(byNumber, INGRIDS_BIRTH, INGRIDS_NUMBER));
    assertEquals(0, n("select failures from standing_secret where kind = 'PIN'"));
  }

  @Test
  void fiveWrongPinsLockThePinAndAnotherOneIsAgreedOnAtTheHighestLevel() {
    agreedOn(SecretKind.PIN, PIN);
    for (int i = 0; i < 3; i++) {
      CallId call = arrived();
      assertFalse(verifications.proveByKeypad(call, INGRIDS_BIRTH, "818181" + i));
      if (i < 2) {
        assertFalse(verifications.proveByKeypad(call, INGRIDS_BIRTH, "828282" + i));
      }
    }
    assertFalse(verifications.proveByKeypad(arrived(), INGRIDS_BIRTH, PIN));
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'VERIFY.LOCK' and reason ="
                + " 'pin-locked'"));
    agreedOn(SecretKind.PIN, "604172");
    assertTrue(verifications.proveByKeypad(arrived(), INGRIDS_BIRTH, "604172"));
  }

  private void agreedOn(SecretKind kind, String text) {
    CallId call = answered(agent);
    verified(call, agent);
    possessionProven(call);
    enrolled(call, agent, kind, text);
  }

  private CallId enrolled(CallId call, Actor by, SecretKind kind, String text) {
    as(by, () -> enrolments.enrol(call, kind, text));
    return call;
  }

  /** What a call-back or a spoken code does. */
  private static void possessionProven(CallId call) {
    tamper(
        "update verification set possession = 'PROVEN', version = version + 1 where call_id = '"
            + call.value()
            + "'");
  }
}
