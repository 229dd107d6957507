package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.authority.Kind;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision.Reason;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Section;
import org.veriline.request.RequestKind;
import org.veriline.script.DecisionRow;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.VerificationScript;
import org.veriline.testing.MovableClock;

/** AT-3 for SCRIPT-MSG, and what is said, written and refused when nobody verified answers. */
class MessagesLeftIT extends WithOutbound {
  private static final String NUMBER = "+12125550102";

  /** Rows that are about something this product does not have. */
  private static final Map<String, String> NOT_YET =
      Map.of("automated", "no machine calls anybody: every call is dialled by a person");

  @Inject MessagesLeft messages;
  @Inject References references;

  private PatientRef carla = new PatientRef("");

  @BeforeEach
  void somebodyHasAnAppointment() {
    appointment("booked");
    carla = known.match("Carla Terminova", LocalDate.of(1961, 2, 3)).orElseThrow();
    tamper("delete from left_message");
  }

  private void appointment(String status) {
    patients.runAs(
        Actor.SYSTEM,
        new ByteArrayInputStream(
            """
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient",\
            "id":"ob-2","identifier":[{"system":"urn:ob","value":"2"}],\
            "name":[{"family":"Terminova","given":["Carla"]}],"birthDate":"1961-02-03",\
            "telecom":[{"system":"phone","value":"+12125550102","period":{"start":"2015"}}]}},\
            {"resource":{"resourceType":"Appointment","id":"ob-3","status":"%s",\
            "start":"2030-05-06T09:30:00-04:00","end":"2030-05-06T10:00:00-04:00",\
            "participant":[{"actor":{"reference":"Patient/ob-2"},"status":"accepted"},\
            {"actor":{"display":"Heart Clinic"},"status":"accepted"}]}}]}
            """
                .formatted(status)
                .getBytes(StandardCharsets.UTF_8)),
        ImportFormat.NDJSON,
        bytes -> {});
  }

  @AfterEach
  void clock() {
    MovableClock.setRight();
    tamper("delete from left_message");
  }

  private MessageView shown(CallId line, Greeting greeting) {
    return as(agent, () -> messages.message(line, greeting));
  }

  private void wishes(PatientRef patient, String message) {
    onRecord(patient, Kind.PREFERENCE, Map.of("number", NUMBER, "message", message));
  }

  private CallId machine(PatientRef patient, ResultClass result) {
    return machine(patient, result, RequestKind.CALL_BACK);
  }

  private CallId machine(PatientRef patient, ResultClass result, RequestKind kind) {
    CallId line =
        dialled(
            agent,
            result == ResultClass.NONE
                ? task(agent, patient, kind)
                : released(agent, patient, result, false));
    answers(agent, line, AnsweredBy.MACHINE);
    return line;
  }

  private CallId hears(CallId line, Greeting greeting) {
    shown(line, greeting);
    return line;
  }

  private void endangered() {
    onRecord(ingrid, Kind.ENDANGERMENT, Map.of("given", "Boris", "family", "Grimm"));
  }

  @Test
  void everyRowOfTheScriptForMessagesIsReached() {
    Map<String, Supplier<CallId>> plays = new LinkedHashMap<>();
    plays.put("refused", wish("NONE", ResultClass.NONE, Greeting.MATCHES));
    plays.put(
        "flagged-written",
        () -> {
          endangered();
          return wish("NAME_AND_NUMBER", ResultClass.NONE, Greeting.MATCHES).get();
        });
    plays.put(
        "flagged",
        () -> {
          endangered();
          return hears(machine(ingrid, ResultClass.NONE), Greeting.MATCHES);
        });
    plays.put(
        "person",
        () -> {
          CallId line = called(agent, ResultClass.NORMAL);
          answers(agent, line, AnsweredBy.OTHER_PERSON);
          return hears(line, Greeting.GENERIC);
        });
    plays.put(
        "somebody-elses-greeting", () -> hears(machine(ingrid, ResultClass.NONE), Greeting.OTHER));
    plays.put("plain", () -> hears(machine(ingrid, ResultClass.NORMAL), Greeting.GENERIC));
    plays.put(
        "appointment",
        () -> {
          wishes(carla, "APPOINTMENT");
          return hears(machine(carla, ResultClass.NONE, RequestKind.APPOINTMENT), Greeting.MATCHES);
        });
    plays.put("appointment-only", wish("APPOINTMENT", ResultClass.NORMAL, Greeting.MATCHES));
    plays.put("detail", wish("DETAILED", ResultClass.NORMAL, Greeting.MATCHES));
    plays.put("detail-only", wish("DETAILED", ResultClass.NORMAL, Greeting.GENERIC));

    Map<String, ScriptRow> rows = new LinkedHashMap<>();
    VerificationScript.first(ScriptKind.MSG).rows().forEach(row -> rows.put(row.id(), row));
    Set<String> named = new TreeSet<>(plays.keySet());
    named.addAll(NOT_YET.keySet());
    assertEquals(new TreeSet<>(rows.keySet()), named);
    Map<String, String> wrong = new LinkedHashMap<>();
    plays.forEach(
        (row, play) -> {
          nothingIsOnRecord();
          CallId line = play.get();
          DecisionRow last = last(line);
          ScriptRow expected = rows.get(row);
          boolean nothingOpen =
              as(agent, () -> disclosures.decisions(line)).values().stream()
                  .noneMatch(decision -> decision.allowed());
          if (!last.row().equals(row)
              || last.level() != expected.level()
              || last.allowance() != expected.allowance()
              || !nothingOpen) {
            wrong.put(row, last.row() + " at " + last.situation());
          }
          ended(line);
        });
    assertEquals(Map.of(), wrong);
  }

  private Supplier<CallId> wish(String message, ResultClass result, Greeting greeting) {
    return () -> {
      wishes(ingrid, message);
      return hears(machine(ingrid, result), greeting);
    };
  }

  @Test
  void wordsAreWholeAndSayNothingOfTheReason() {
    CallId line = machine(ingrid, ResultClass.NORMAL);
    MessageView message = shown(line, Greeting.GENERIC);
    assertEquals(Allowance.M1, message.level());
    String reference = as(agent, () -> references.code(line));
    String words = message.words().value();
    assertTrue(
        words.startsWith("Hello, this message is for " + INGRID + ". This is Invented from"));
    assertTrue(words.contains("reference " + reference), words);
    assertFalse(words.contains("{"), words);
    assertFalse(words.toLowerCase(java.util.Locale.ROOT).contains("result"), words);
    assertEquals(1, audited(line, "action = 'PHI.VIEW' and fields like '%message.M1%'"));
    ended(line);
  }

  @Test
  void messageOfTheAppointmentSaysDayAndTimeAndNotWhereItIs() {
    wishes(carla, "APPOINTMENT");
    CallId line = machine(carla, ResultClass.NONE, RequestKind.APPOINTMENT);
    MessageView message = shown(line, Greeting.MATCHES);
    assertEquals(Allowance.M2, message.level());
    assertTrue(message.words().value().contains("May 6, 2030"), "no day");
    assertFalse(message.words().value().contains("Heart"), "where it is");
    locked(Reason.LEVEL, line, agent, Section.APPOINTMENTS);
    ended(line);
  }

  @Test
  void appointmentThatDoesNotTakePlaceIsNotInTheMessage() {
    wishes(carla, "APPOINTMENT");
    for (String status : List.of("cancelled", "noshow", "entered-in-error")) {
      appointment(status);
      CallId line = machine(carla, ResultClass.NONE, RequestKind.APPOINTMENT);
      assertEquals(Allowance.M1, shown(line, Greeting.MATCHES).level(), status);
      ended(line);
    }
  }

  @Test
  void whereNobodyMayReadItTheAppointmentIsNotInTheMessage() {
    wishes(carla, "APPOINTMENT");
    as(agent, () -> disclosures.mySideIsPrivate(false));
    CallId line = machine(carla, ResultClass.NONE, RequestKind.APPOINTMENT);
    assertEquals(Allowance.M1, shown(line, Greeting.MATCHES).level());
    as(agent, () -> messages.left(line));
    assertEquals(
        "M1", text("select level from left_message where call_id = '" + line.value() + "'"));
    ended(line);
  }

  @Test
  void spanishWishIsSpokenInSpanish() {
    onRecord(
        ingrid,
        Kind.PREFERENCE,
        Map.of("number", NUMBER, "message", "NAME_AND_NUMBER", "language", "es"));
    CallId line = machine(ingrid, ResultClass.NONE);
    MessageView message = shown(line, Greeting.GENERIC);
    assertEquals("es", message.language());
    assertTrue(message.words().value().startsWith("Hola, este mensaje es para " + INGRID));
    ended(line);
  }

  @Test
  void messageLeftStandsInTheRegisterAndTheTrailWithItsLevel() {
    CallId line = machine(ingrid, ResultClass.NORMAL);
    refused("message-not-decided", () -> as(agent, () -> leave(line)));
    shown(line, Greeting.GENERIC);
    as(agent, () -> messages.left(line));
    assertEquals(1, audited(line, "action = 'MSG.LEFT' and reason = 'M1'"));
    assertEquals(
        1,
        n(
            "select count(*) from disclosure where told = 1 and labels = 'message-m1' and call_id"
                + " = '"
                + line.value()
                + "'"));
    refused("step-not-yet", () -> as(agent, () -> leave(line)));
    ended(line);
  }

  private String leave(CallId line) {
    messages.left(line);
    return "";
  }

  @Test
  void secondMessageOnTheSameDayNeedsTheCliniciansWord() {
    CallId first = hears(machine(ingrid, ResultClass.NORMAL), Greeting.GENERIC);
    as(agent, () -> messages.left(first));
    ended(first);
    CallId second = machine(ingrid, ResultClass.NORMAL);
    refused("message-left-today", () -> shown(second, Greeting.GENERIC));
    ended(second);
    CallId urgent = dialled(agent, released(agent, ingrid, ResultClass.NORMAL, true));
    answers(agent, urgent, AnsweredBy.MACHINE);
    assertTrue(shown(urgent, Greeting.GENERIC).words().value().endsWith("Please call today."));
    ended(urgent);
  }

  @Test
  void noMessageMeansHangUpAndNothingIsWritten() {
    CallId line = machine(ingrid, ResultClass.NORMAL);
    MessageView message = shown(line, Greeting.OTHER);
    assertTrue(message.none());
    assertFalse(message.words().value().contains(INGRID), "the name");
    refused("message-not-decided", () -> as(agent, () -> leave(line)));
    ended(line);
  }

  @Test
  void whoCallsBackWithTheReferenceIsLinkedToTheTaskAndHasProvenNothing() {
    String task = released(agent, ingrid, ResultClass.NORMAL, false);
    CallId line = dialled(agent, task);
    String code = as(agent, () -> references.code(line));
    assertTrue(code.matches("[0-9]{6}"), code);
    assertEquals(code, as(agent, () -> references.code(line)));
    assertEquals(0, n("select count(*) from reference_code where code_key like '%" + code + "%'"));
    ended(line);
    CallId back = answered(nurse);
    assertTrue(as(nurse, () -> references.said(back, code)));
    assertEquals(1, references.saidFor(task).size());
    assertEquals(1, audited(back, "reason = 'reference-said' and object = 'request/" + task + "'"));
    assertEquals(org.veriline.decision.Level.V0, level(back));
    assertTrue(as(nurse, () -> verifications.patientOf(back)).isEmpty());
    ended(back);
  }

  @Test
  void referencesEndAndGuessingThemDoesToo() {
    CallId line = called(agent, ResultClass.NORMAL);
    String code = as(agent, () -> references.code(line));
    ended(line);
    CallId guess = answered(nurse);
    String wrong = code.equals("111111") ? "222222" : "111111";
    for (int i = 0; i < 3; i++) {
      assertFalse(as(nurse, () -> references.said(guess, wrong)));
    }
    refused("reference-used-up", () -> as(nurse, () -> references.said(guess, code)));
    ended(guess);
    CallId late = answered(nurse);
    MovableClock.moveOn(Duration.ofDays(14).plusMinutes(1));
    assertFalse(as(nurse, () -> references.said(late, code)));
    ended(late);
  }
}
