package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.authority.Kind;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.outreach.ToldBy;
import org.veriline.patient.Section;
import org.veriline.request.RequestKind;
import org.veriline.script.DecisionRow;
import org.veriline.script.Need;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.VerificationScript;

/** AT-3 for SCRIPT-OUT-RESULT: each row is reached by calling a patient, through the doors. */
class EveryOutboundRowIT extends WithOutbound {

  @Inject RedFlags flags;

  /** A call that was played, and who plays it. */
  private record Played(Actor by, CallId line) {}

  @Test
  void everyRowOfTheScriptForResultsIsReached() {
    Map<String, Supplier<Played>> plays = new LinkedHashMap<>();
    plays.put("nobody", () -> looks(called(agent, ResultClass.NORMAL)));
    plays.put("machine", () -> answered(ResultClass.NORMAL, AnsweredBy.MACHINE));
    plays.put("wrong-number", () -> answered(ResultClass.NORMAL, AnsweredBy.WRONG_NUMBER));
    plays.put("other-person", () -> answered(ResultClass.CRITICAL, AnsweredBy.OTHER_PERSON));
    plays.put("other-person-minor", () -> childs(AnsweredBy.OTHER_PERSON));
    plays.put("involved-minor", () -> childs(AnsweredBy.INVOLVED));
    plays.put("involved", () -> answered(ResultClass.NORMAL, AnsweredBy.INVOLVED));
    plays.put("involved-result", this::rosaHears);
    plays.put("refuses", this::refuses);
    plays.put("identity-open", () -> answered(ResultClass.NORMAL, AnsweredBy.PATIENT));
    plays.put("name-only", this::nameOnlyAtAYoungNumber);
    plays.put("nothing-to-tell", () -> tells(agent, ResultClass.NONE, null));
    plays.put("not-private", () -> tells(agent, ResultClass.NORMAL, Surroundings.NOT_PRIVATE));
    plays.put("privacy-open", () -> tells(agent, ResultClass.NORMAL, null));
    plays.put("normal", () -> tells(agent, ResultClass.NORMAL, Surroundings.OTHERS_AGREED));
    plays.put("critical-not-aged", () -> young(ResultClass.CRITICAL));
    plays.put("not-aged", () -> young(ResultClass.ABNORMAL));
    plays.put(
        "critical-others-present",
        () -> tells(nurse, ResultClass.CRITICAL, Surroundings.OTHERS_AGREED));
    plays.put("critical", () -> tells(nurse, ResultClass.CRITICAL, Surroundings.PRIVATE));
    plays.put(
        "sensitive-others-present",
        () -> tells(nurse, ResultClass.SENSITIVE, Surroundings.OTHERS_AGREED));
    plays.put("sensitive", () -> tells(nurse, ResultClass.SENSITIVE, Surroundings.PRIVATE));

    Map<String, ScriptRow> rows = new LinkedHashMap<>();
    VerificationScript.first(ScriptKind.OUT_RESULT).rows().forEach(row -> rows.put(row.id(), row));
    assertEquals(new TreeSet<>(rows.keySet()), new TreeSet<>(plays.keySet()));
    Map<String, String> wrong = new LinkedHashMap<>();
    plays.forEach(
        (row, play) -> {
          nothingIsOnRecord();
          Played played = play.get();
          ScriptRow expected = rows.get(row);
          DecisionRow last = last(played.line());
          if (!last.row().equals(row)
              || last.level() != expected.level()
              || last.allowance() != expected.allowance()
              || !heardOnly(played, expected.allowance())) {
            wrong.put(row, last.row() + " at " + last.situation());
          }
          ended(played.line());
        });
    assertEquals(Map.of(), wrong);
  }

  /** No section is open that the row does not open. */
  private boolean heardOnly(Played played, Allowance allowance) {
    return as(played.by(), () -> disclosures.decisions(played.line())).entrySet().stream()
        .filter(entry -> entry.getValue().allowed())
        .allMatch(entry -> allowance.covers(entry.getKey()));
  }

  private Played looks(CallId line) {
    as(agent, () -> flags.set(line, RedFlag.PRESSURE));
    return new Played(agent, line);
  }

  private Played answered(ResultClass result, AnsweredBy who) {
    Actor by = result == ResultClass.NORMAL ? agent : nurse;
    CallId line = called(by, result);
    answers(by, line, who);
    return new Played(by, line);
  }

  private Played childs(AnsweredBy who) {
    onRecord(child, Kind.EPISODE, Map.of("episode", "MINOR_CONSENTED", "sections", "VISITS"));
    CallId line = dialled(agent, released(agent, child, ResultClass.NORMAL, false));
    answers(agent, line, who);
    return new Played(agent, line);
  }

  private Played rosaHears() {
    onRecord(ingrid, Kind.AGREEMENT, Map.of("scope", "CLINICAL"));
    CallId line = called(agent, ResultClass.NORMAL);
    answers(agent, line, AnsweredBy.INVOLVED);
    assertEquals(Answer.MATCHED, rosa(line, ROSAS_BIRTH_DATE));
    as(agent, () -> verifications.surroundings(line, Surroundings.PRIVATE));
    return new Played(agent, line);
  }

  private Answer rosa(CallId line, String birthDate) {
    return as(
        agent,
        () -> results.involved(line, Locale.ENGLISH, ROSA, birthDate, INGRID, INGRIDS_BIRTH_DATE));
  }

  private Played refuses() {
    CallId line = called(agent, ResultClass.NORMAL);
    answers(agent, line, AnsweredBy.PATIENT);
    as(agent, () -> verifications.cannotVerify(line));
    return new Played(agent, line);
  }

  private Played nameOnlyAtAYoungNumber() {
    youngNumber();
    CallId line = called(agent, ResultClass.NORMAL);
    named(agent, line);
    return new Played(agent, line);
  }

  private Played tells(Actor by, ResultClass result, Surroundings around) {
    CallId line = called(by, result);
    proven(by, line);
    if (around != null) {
      as(by, () -> verifications.surroundings(line, around));
    }
    return new Played(by, line);
  }

  private Played young(ResultClass result) {
    youngNumber();
    return tells(nurse, result, Surroundings.PRIVATE);
  }

  @Test
  void whatARowOpensIsReadAndNothingElse() {
    Played normal = tells(agent, ResultClass.NORMAL, Surroundings.PRIVATE);
    var visits = as(agent, () -> disclosures.read(normal.line(), Section.VISITS));
    assertEquals(Section.VISITS, visits.section());
    locked(Reason.ROLE, normal.line(), agent, Section.SENSITIVE);
    locked(Reason.PURPOSE, normal.line(), agent, Section.BILLING);
    ended(normal.line());
    Played critical = tells(nurse, ResultClass.CRITICAL, Surroundings.PRIVATE);
    assertEquals(Level.V3, level(critical.line()));
    var sensitive = as(nurse, () -> disclosures.read(critical.line(), Section.SENSITIVE));
    assertEquals(Section.SENSITIVE, sensitive.section());
    ended(critical.line());
  }

  @Test
  void whyWeCallIsHiddenUntilThePatientIsVerified() {
    CallId line = called(agent, ResultClass.NORMAL);
    refused("outbound-reason-not-yet", () -> as(agent, () -> outreaches.reason(line)));
    answers(agent, line, AnsweredBy.PATIENT);
    refused("outbound-reason-not-yet", () -> as(agent, () -> outreaches.reason(line)));
    assertEquals(0, audited(line, "action = 'PHI.UNMASK'"));
    as(agent, () -> verifications.nameAndBirthDate(line, INGRID, INGRIDS_BIRTH_DATE));
    as(agent, () -> verifications.answer(line, "number", INGRIDS_NUMBER));
    var reason = as(agent, () -> outreaches.reason(line));
    assertEquals(RequestKind.RESULT, reason.kind());
    assertEquals(ResultClass.NORMAL, reason.result());
    assertEquals("Why we call", reason.note().orElseThrow().value());
    assertEquals(1, audited(line, "action = 'PHI.UNMASK'"));
    assertEquals(2, audited(line, "reason = 'reason-before-level' and outcome = 'REFUSED'"));
    ended(line);
  }

  @Test
  void whoHandsTheTelephoneOnHasProvenNothingForTheNext() {
    Played told = tells(agent, ResultClass.NORMAL, Surroundings.PRIVATE);
    assertEquals(Level.V2, level(told.line()));
    answers(agent, told.line(), AnsweredBy.OTHER_PERSON);
    assertEquals(Level.V0, level(told.line()));
    locked(Reason.NEVER_BY_PHONE, told.line(), agent, Section.VISITS);
    answers(agent, told.line(), AnsweredBy.PATIENT);
    assertEquals(Level.V0, level(told.line()));
    ended(told.line());
  }

  @Test
  void patientWhoAsksForMoreGoesOnInThePatientsOwnScript() {
    Played call = tells(agent, ResultClass.NONE, null);
    as(agent, () -> results.asksThemselves(call.line()));
    ScriptView view = as(agent, () -> verifications.need(call.line(), Need.APPOINTMENT));
    assertTrue(view.script().startsWith("SCRIPT-IN-PATIENT"), view.script());
    as(agent, () -> verifications.surroundings(call.line(), Surroundings.PRIVATE));
    assertEquals("treatment", last(call.line()).row());
    var card = as(agent, () -> disclosures.read(call.line(), Section.APPOINTMENTS));
    assertEquals(Section.APPOINTMENTS, card.section());
    ended(call.line());
  }

  @Test
  void emergencyOnACallOfOursIsAnEmergency() {
    CallId line = called(agent, ResultClass.NORMAL);
    answers(agent, line, AnsweredBy.OTHER_PERSON);
    ScriptView view = as(agent, () -> verifications.emergency(line, true));
    assertTrue(view.emergency());
    assertEquals("emergency", last(line).row());
    ended(line);
  }

  @Test
  void wrongNumberIsClosedUntilAReviewerOpensItAgain() {
    String task = released(agent, ingrid, ResultClass.NORMAL, false);
    CallId line = dialled(agent, task);
    answers(agent, line, AnsweredBy.WRONG_NUMBER);
    ended(line);
    assertEquals(List.of(), as(agent, () -> outreaches.numbers(task)));
    assertEquals(
        1,
        n(
            "select count(*) from review where kind = 'WRONG_NUMBER' and call_id = '"
                + line.value()
                + "'"));
  }

  @Test
  void resultForCliniciansIsDialledByNobodyElseAndNoneWithoutARelease() {
    String critical = released(agent, ingrid, ResultClass.CRITICAL, false);
    String number = as(agent, () -> outreaches.numbers(critical)).get(0).id();
    refused(
        "result-clinicians-only",
        () ->
            as(
                agent,
                () -> {
                  outreaches.dial(critical, number);
                  return "";
                }));
    String message = task(agent, ingrid, RequestKind.MESSAGE);
    turnedAway(
        agent,
        () -> {
          releases.release(message, ResultClass.NORMAL, ToldBy.AGENTS, false);
          return "";
        });
    String abnormal = task(nurse, ingrid, RequestKind.MESSAGE);
    refused(
        "result-clinicians-only",
        () ->
            as(
                nurse,
                () -> {
                  releases.release(abnormal, ResultClass.ABNORMAL, ToldBy.AGENTS, false);
                  return "";
                }));
  }

  @Test
  void whoIsInvolvedProvesBothSidesAndOneWrongAnswerLooksLikeAnother() {
    CallId line = called(agent, ResultClass.NORMAL);
    answers(agent, line, AnsweredBy.INVOLVED);
    assertEquals(Answer.NOT_MATCHED, rosa(line, ROSAS_BIRTH_DATE));
    ended(line);
    onRecord(ingrid, Kind.AGREEMENT, Map.of("scope", "LOGISTICS"));
    CallId other = called(agent, ResultClass.NORMAL);
    answers(agent, other, AnsweredBy.INVOLVED);
    assertEquals(Answer.NOT_MATCHED, rosa(other, ROSAS_BIRTH_DATE));
    assertEquals(Level.V0, level(other));
    assertEquals(Answer.NOT_MATCHED, rosa(other, "2/4/1960"));
    refused("step-not-yet", () -> rosa(other, ROSAS_BIRTH_DATE));
    ended(other);
  }

  @Test
  void personWhoTurnsOutToBeDeadIsNotCalled() {
    String task = task(agent, ingrid, RequestKind.CALL_BACK);
    onRecord(ingrid, Kind.DECEASED, Map.of("died_on", "2026-01-05"));
    assertEquals(List.of(), as(agent, () -> outreaches.numbers(task)));
  }
}
