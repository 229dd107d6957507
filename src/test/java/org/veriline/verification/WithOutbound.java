package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.agent.Agents;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.decision.Level;
import org.veriline.ivr.Caller;
import org.veriline.ivr.Destination;
import org.veriline.ivr.Interludes;
import org.veriline.ivr.Prompt;
import org.veriline.outreach.Outreaches;
import org.veriline.outreach.Releases;
import org.veriline.outreach.ToldBy;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.request.RequestKind;
import org.veriline.request.Requests;
import org.veriline.request.Team;
import org.veriline.script.DecisionRow;
import org.veriline.script.ScriptDecisions;
import org.veriline.testing.ScriptedSwitch;

/** Tests in which somebody dials a patient for a task, with a switch that agrees. */
abstract class WithOutbound extends WithCallers {
  static final String ROSA = "Rosa Quintero";
  static final String ROSAS_BIRTH_DATE = "2/3/1960";
  static final String INGRIDS_TELEPHONE = "+12125550102";
  static final String CHILD = "Nino Kindler";
  static final String CHILDS_BIRTH_DATE = "3/4/2014";

  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject AuthorityRecords records;
  @Inject Clock clock;
  @Inject Interludes interludes;
  @Inject Outreaches outreaches;
  @Inject Patients known;
  @Inject Releases releases;
  @Inject Requests requests;
  @Inject ResultCalls results;
  @Inject ScriptDecisions decisions;

  final Actor nurse = someone(Role.NURSE);
  final Actor officer = someone(Role.PRIVACY_OFFICER);
  final Actor colleague = someone(Role.PRIVACY_OFFICER);
  final Map<String, String> seats = new HashMap<>();
  PatientRef ingrid = new PatientRef("");
  PatientRef child = new PatientRef("");

  /** Whoever picks up hears nothing and keys nothing. */
  private static final class Silent implements Caller {
    @Override
    public void play(List<Prompt> prompts) {}

    @Override
    public String askDigits(List<Prompt> prompts, int most, Duration patience) {
      return "";
    }

    @Override
    public void speak(String language) {}
  }

  @BeforeEach
  void bothSitAtTheirDesks() {
    ScriptedSwitch.agree();
    // These tests run at any hour; DialAttemptsIT tries the hours.
    tamper("update call_policy set hours_from = '00:00', hours_to = '23:59'");
    for (Actor one : List.of(agent, nurse)) {
      String seat = as(one, () -> agents.startShift(one.userId(), true, true)).seat();
      agentsOnCalls.follow(new SeatEvent.Registered(seat, "there", Instant.now()));
      as(one, () -> disclosures.mySideIsPrivate(true));
      seats.put(one.userId(), seat);
    }
    patients.runAs(
        Actor.SYSTEM,
        new ByteArrayInputStream(
            ("record_number,family,given,birth_date,phone,address\n"
                    + "OB-1,Kindler,Nino,2014-03-04,212-555-0181,1 Row")
                .getBytes(StandardCharsets.UTF_8)),
        ImportFormat.CSV,
        bytes -> {});
    ingrid = known.match(INGRID, LocalDate.of(1971, 7, 29)).orElseThrow();
    child = known.match(CHILD, LocalDate.of(2014, 3, 4)).orElseThrow();
    nothingIsOnRecord();
  }

  void nothingIsOnRecord() {
    tamper(
        "delete from authority_record",
        "delete from closed_number",
        "delete from outbound_call",
        "delete from verification_flag",
        "update patient_number set since = '2015-01-01' where patient in ('"
            + ingrid.value()
            + "', '"
            + child.value()
            + "')");
  }

  @AfterEach
  void theyGoHome() {
    nothingIsOnRecord();
    agents.endShift(agent.userId());
    agents.endShift(nurse.userId());
    ScriptedSwitch.away();
  }

  void youngNumber() {
    tamper(
        "update patient_number set since = utc_timestamp(3) where patient = '"
            + ingrid.value()
            + "'");
  }

  /** A request about this patient that the person has taken. */
  String task(Actor by, PatientRef patient, RequestKind kind) {
    String id =
        as(
            by,
            () ->
                requests.open(
                    new CallId("it-" + UUID.randomUUID()),
                    patient,
                    new Requests.Wish(
                        kind, Team.FRONT_DESK, clock.instant().plusSeconds(600), "Why we call")));
    as(by, () -> requests.take(id));
    return id;
  }

  /** A result the nurse released, and a person who took the request. */
  String released(Actor by, PatientRef patient, ResultClass result, boolean today) {
    String id = task(nurse, patient, RequestKind.MESSAGE);
    ToldBy who = result == ResultClass.NORMAL ? ToldBy.AGENTS : ToldBy.CLINICIANS;
    as(nurse, () -> releases.release(id, result, who, today));
    as(by, () -> requests.take(id));
    return id;
  }

  /** The task's first number is dialled, and somebody or something picks up. */
  CallId dialled(Actor by, String task) {
    CallId line = begun(by, task, as(by, () -> outreaches.numbers(task)).get(0).id());
    Destination to = interludes.dialled(line, new Silent());
    assertEquals(seats.get(by.userId()), assertInstanceOf(Destination.Seat.class, to).seat());
    record(new CallEvent.Answered(line, Instant.now(), seats.get(by.userId())));
    return line;
  }

  /** The switch was asked to dial, and has told nothing of it yet. */
  CallId begun(Actor by, String task, String number) {
    List<String> before = new ArrayList<>(ScriptedSwitch.asked());
    as(by, () -> outreaches.dial(task, number));
    String asked = ScriptedSwitch.asked(it -> it.startsWith("dial ") && !before.contains(it));
    return new CallId(asked.split(" ", -1)[1]);
  }

  CallId called(Actor by, ResultClass result) {
    return dialled(
        by,
        result == ResultClass.NONE
            ? task(by, ingrid, RequestKind.CALL_BACK)
            : released(by, ingrid, result, false));
  }

  void ended(CallId line) {
    record(new CallEvent.Ended(line, Instant.now(), EndCause.NORMAL));
  }

  void answers(Actor by, CallId line, AnsweredBy who) {
    as(by, () -> results.answered(line, who));
  }

  void named(Actor by, CallId line) {
    answers(by, line, AnsweredBy.PATIENT);
    assertEquals(
        Answer.MATCHED,
        as(by, () -> verifications.nameAndBirthDate(line, INGRID, INGRIDS_BIRTH_DATE)));
  }

  void proven(Actor by, CallId line) {
    named(by, line);
    assertEquals(
        Answer.MATCHED, as(by, () -> verifications.answer(line, "number", INGRIDS_NUMBER)));
  }

  DecisionRow last(CallId call) {
    List<DecisionRow> all = as(officer, () -> decisions.of(call));
    return all.get(all.size() - 1);
  }

  Level level(CallId call) {
    return verifications.level(call);
  }

  void onRecord(PatientRef patient, Kind kind, Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>(more);
    if (kind == Kind.AGREEMENT) {
      fields.put("given", "Rosa");
      fields.put("family", "Quintero");
      fields.put("birth_date", "1960-02-03");
      fields.put("manner", "AGREED");
    }
    String id =
        as(officer, () -> records.propose(patient, new AuthorityRecords.Wish(kind, fields, null)));
    if (!text("select state from authority_record where id = '" + id + "'").equals("APPROVED")) {
      as(colleague, () -> records.approve(id));
    }
  }

  static int audited(CallId call, String what) {
    return Math.toIntExact(
        n("select count(*) from audit_event where call_id = '" + call.value() + "' and " + what));
  }
}
