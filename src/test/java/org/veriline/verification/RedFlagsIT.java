package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.script.Need;

/** Flags make a call harder, an override easier; neither opens what the rules keep shut. */
class RedFlagsIT extends WithCallers {
  @Inject RedFlags flags;
  @Inject Patients known;
  @Inject AuthorityRecords records;
  @Inject Overrides overrides;

  @AfterEach
  void nothingIsCounted() {
    tamper(
        "delete from verification_failure",
        "delete from patient_lock",
        "delete from patient_failed_call");
  }

  @Test
  void threePointsShutWhatWasOpenAndFiveShutTheCall() {
    CallId call = answered(agent);
    verified(call, agent);
    ScriptView view = asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    assertEquals(Reason.ALLOWED, reason(view, Section.VISITS));
    // One more than the withheld number makes two.
    as(agent, () -> flags.set(call, RedFlag.PRESSURE));
    assertFalse(as(agent, () -> flags.view(call)).caution());
    as(agent, () -> flags.set(call, RedFlag.ASKS_WHETHER_ON_RECORD));
    FlagsView seen = as(agent, () -> flags.view(call));
    assertTrue(seen.caution());
    view = as(agent, () -> verifications.view(call));
    assertFalse(reason(view, Section.VISITS) == Reason.ALLOWED);
    as(agent, () -> flags.takeBack(call, RedFlag.PRESSURE));
    assertFalse(as(agent, () -> flags.view(call)).caution());
    as(agent, () -> flags.set(call, RedFlag.ASKS_FOR_CODE));
    view = as(agent, () -> verifications.view(call));
    assertTrue(as(agent, () -> flags.view(call)).callBackOnly());
    assertEquals(Level.V0, view.level());
    assertEquals("neutral", view.saying());
    assertEquals(
        1,
        n(
            "select count(*) from review where kind = 'RED_FLAGS' and call_id = '"
                + call.value()
                + "'"));
    // Whoever is in danger is helped all the same.
    assertTrue(as(agent, () -> verifications.emergency(call, true)).emergency());
    assertEquals(Reason.ALLOWED, reason(as(agent, () -> verifications.view(call)), Section.VISITS));
  }

  @Test
  void whatRestsOnTheRecordCountsAndIsNotShown() {
    for (int i = 0; i < 2; i++) {
      CallId failed = answered(agent);
      begin(failed, agent);
      as(agent, () -> verifications.nameAndBirthDate(failed, INGRID, INGRIDS_BIRTH_DATE));
      as(agent, () -> verifications.answer(failed, "number", "wrong"));
      as(agent, () -> verifications.answer(failed, "claim", "wrong"));
    }
    Actor other = someone(Role.AGENT);
    CallId call = answered(other);
    verified(call, other);
    FlagsView seen = as(other, () -> flags.view(call));
    assertEquals(List.of(RedFlag.CALLER_ID), seen.set());
    assertTrue(seen.caution());
    assertEquals(
        1,
        n(
            "select count(*) from verification_flag where flag = 'REPEATED_FAILURES' and call_id ="
                + " '"
                + call.value()
                + "'"));
    refused(
        "flag-not-by-hand",
        () ->
            as(
                other,
                () -> {
                  flags.takeBack(call, RedFlag.REPEATED_FAILURES);
                  return call;
                }));
  }

  @Test
  void anAgentWhoHadThisPatientBeforeIsFlagged() {
    CallId first = answered(agent);
    verified(first, agent);
    CallId second = answered(agent);
    verified(second, agent);
    assertEquals(
        1,
        n(
            "select count(*) from verification_flag where flag = 'AGENT_KNOWS_PATIENT' and call_id"
                + " in ('"
                + first.value()
                + "','"
                + second.value()
                + "')"));
  }

  @Test
  void helpWithSpeakingTakesTheWeightFromHowSomebodySpeaks() {
    CallId call = answered(agent);
    begin(call, agent);
    as(agent, () -> flags.set(call, RedFlag.SYNTHETIC_VOICE));
    as(agent, () -> flags.set(call, RedFlag.READS_OR_PAUSES));
    assertTrue(as(agent, () -> flags.view(call)).caution());
    as(agent, () -> flags.assisted(call, true));
    assertFalse(as(agent, () -> flags.view(call)).caution());
  }

  @Test
  void languageChosenInTheMenuRecordsNothingAboutHowSomebodySpeaks() {
    CallId call = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    record(new CallEvent.LanguageChosen(call, Instant.now(), "es"));
    answeredBy(call, agent);
    begin(call, agent);
    as(agent, () -> flags.set(call, RedFlag.SYNTHETIC_VOICE));
    as(agent, () -> flags.set(call, RedFlag.READS_OR_PAUSES));
    assertTrue(as(agent, () -> flags.view(call)).caution());
    as(agent, () -> flags.assisted(call, true));
    assertFalse(as(agent, () -> flags.view(call)).caution());
  }

  @Test
  void limitedEnglishOnRecordTakesTheWeightOnceThePatientIsFound() {
    Actor officer = someone(Role.PRIVACY_OFFICER);
    PatientRef ingrid = known.match(INGRID, LocalDate.of(1971, 7, 29)).orElseThrow();
    as(
        officer,
        () ->
            records.propose(
                ingrid,
                new AuthorityRecords.Wish(
                    Kind.PREFERENCE,
                    Map.of("number", "+12125550102", "message", "NONE", "language", "es"),
                    null)));
    try {
      Actor other = someone(Role.AGENT);
      CallId call = answered(other);
      begin(call, other);
      as(other, () -> flags.set(call, RedFlag.SYNTHETIC_VOICE));
      as(other, () -> flags.set(call, RedFlag.READS_OR_PAUSES));
      assertTrue(as(other, () -> flags.view(call)).caution());
      as(other, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE));
      assertFalse(as(other, () -> flags.view(call)).caution());
    } finally {
      tamper("delete from authority_record where patient = '" + ingrid.value() + "'");
    }
  }

  @Test
  void whoMayOverrideReachesTheSecondLevelAndNothingSensitive() {
    Actor nurse = someone(Role.NURSE);
    CallId call = answered(nurse);
    begin(call, nurse);
    as(nurse, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE));
    as(nurse, () -> verifications.answer(call, "number", "wrong"));
    as(nurse, () -> verifications.answer(call, "claim", "wrong"));
    assertEquals(Level.V0, verifications.level(call));
    assertTrue(as(nurse, () -> flags.view(call)).mayOverride());
    refused("justification-too-short", () -> overridden(call, nurse, "knows her"));
    overridden(call, nurse, "Aphasia after a stroke; the ward knows her");
    assertEquals(Level.V2, verifications.level(call));
    ScriptView view = asked(call, nurse, Need.CLINICAL, Surroundings.PRIVATE);
    assertEquals(Reason.ALLOWED, reason(view, Section.MEDICATIONS));
    // Not even a possession that is proven afterwards makes more of it.
    tamper(
        "update verification set possession = 'PROVEN', version = version + 1 where call_id = '"
            + call.value()
            + "'");
    view = asked(call, nurse, Need.SENSITIVE, Surroundings.PRIVATE);
    assertEquals(Level.V2, view.level());
    assertFalse(reason(view, Section.SENSITIVE) == Reason.ALLOWED);
    assertEquals(
        1,
        n(
            "select count(*) from review where kind = 'OVERRIDE' and actor = '"
                + nurse.userId()
                + "'"));
    assertFalse(
        text("select note from verification_override where call_id = '" + call.value() + "'")
            .contains("Aphasia"));
  }

  @Test
  void anAgentDoesNotOverrideAndNobodyDoesForADoubtfulCaller() {
    CallId call = answered(agent);
    begin(call, agent);
    as(agent, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE));
    turnedAway(agent, () -> overridden(call, agent, "A long reason that helps nothing"));
    Actor senior = someone(Role.SENIOR_AGENT);
    CallId doubtful = answered(senior);
    begin(doubtful, senior);
    refused("override-not-here", () -> overridden(doubtful, senior, "Not even a name was said"));
    as(senior, () -> verifications.nameAndBirthDate(doubtful, INGRID, INGRIDS_BIRTH_DATE));
    as(senior, () -> flags.set(doubtful, RedFlag.SAYS_VENDOR));
    refused("override-not-here", () -> overridden(doubtful, senior, "Says he is from the IT"));
  }

  @Test
  void moreThanTwoOfAHundredCallsIsAnAlert() {
    Actor senior = someone(Role.SENIOR_AGENT);
    for (int i = 0; i < 2; i++) {
      CallId call = answered(senior);
      begin(call, senior);
      as(senior, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE));
      overridden(call, senior, "Cannot remember anything today");
    }
    assertEquals(
        1,
        n(
            "select count(*) from review where kind = 'OVERRIDE_RATE' and actor = '"
                + senior.userId()
                + "'"));
  }

  private CallId overridden(CallId call, Actor by, String note) {
    as(by, () -> overrides.override(call, OverrideReason.SPEECH, note));
    return call;
  }
}
