package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.DemoPopulation;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;
import org.veriline.privacy.Card;
import org.veriline.script.Need;
import org.veriline.testing.ThrowawayMariaDb;

class VerificationsIT extends WithCallers {
  @Test
  void truthfulCallerIsVerifiedAndHearsWhatTheNeedOpens() {
    CallId call = answered(agent);
    ScriptView view = verified(call, agent);
    assertEquals(Level.V2, view.level());
    assertTrue(view.sections().stream().noneMatch(ScriptView.SectionView::open));
    view = asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    assertEquals(Reason.ALLOWED, reason(view, Section.VISITS));
    assertEquals(Reason.ROLE, reason(view, Section.MEDICATIONS));
    assertEquals(Reason.PURPOSE, reason(view, Section.BILLING));
    assertEquals(Reason.ROLE, reason(view, Section.SENSITIVE));

    long before = n("select count(*) from audit_event where action = 'PHI.VIEW'");
    Card card = as(agent, () -> disclosures.read(call, Section.VISITS));
    assertFalse(card.lines().isEmpty());
    assertFalse(card.toString().contains(card.lines().get(0).value().value()));
    assertEquals(before + 1, n("select count(*) from audit_event where action = 'PHI.VIEW'"));
    as(agent, () -> disclosures.told(call, Section.VISITS, List.of("visit", "not a label!")));
    assertEquals(2, n("select count(*) from disclosure where call_id = '" + call.value() + "'"));
    assertEquals(
        "visit", text("select labels from disclosure where told = 1 and call_id = '" + call + "'"));
    locked(Reason.ROLE, call, agent, Section.MEDICATIONS);
    locked(Reason.PURPOSE, call, agent, Section.BILLING);
    assertEquals(Level.V2, verifications.level(call));
  }

  @Test
  void nurseReadsMedicationsAndNobodyReadsABillForTreatment() {
    Actor nurse = someone(Role.NURSE);
    CallId call = answered(nurse);
    verified(call, nurse);
    asked(call, nurse, Need.CLINICAL, Surroundings.PRIVATE);
    assertFalse(as(nurse, () -> disclosures.read(call, Section.MEDICATIONS)).lines().isEmpty());
    locked(Reason.ROLE, call, nurse, Section.BILLING);
    locked(Reason.LEVEL, call, nurse, Section.SENSITIVE);
  }

  @Test
  void withoutAPrivateWorkplaceNothingOfD2IsOpened() {
    CallId call = answered(agent);
    verified(call, agent);
    as(agent, () -> disclosures.mySideIsPrivate(false));
    ScriptView view = asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE, false);
    assertEquals(Reason.PRIVACY_NOT_CONFIRMED, reason(view, Section.APPOINTMENTS));
    locked(Reason.PRIVACY_NOT_CONFIRMED, call, agent, Section.APPOINTMENTS);
  }

  @Test
  void whyAnAnswerDidNotMatchShowsNeitherInTheViewNorInTheTime() {
    lock("Gregory Mastrangelo", "8/8/1969");
    Map<String, String[]> wrong =
        Map.of(
            "no such birth date", new String[] {INGRID, "7/28/1971"},
            "another name", new String[] {"Astrid Nilsen", INGRIDS_BIRTH_DATE},
            "two fit", new String[] {"Marya Castellane", "2/28/1990"},
            "locked", new String[] {"Gregory Mastrangelo", "8/8/1969"});
    List<ScriptView> views = new ArrayList<>();
    List<Long> millis = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      for (String[] said : wrong.values()) {
        CallId call = answered(agent);
        begin(call, agent);
        long start = System.nanoTime();
        assertEquals(
            Answer.NOT_MATCHED,
            as(agent, () -> verifications.nameAndBirthDate(call, said[0], said[1])));
        millis.add((System.nanoTime() - start) / 1_000_000);
        views.add(as(agent, () -> verifications.view(call)));
      }
    }
    assertEquals(1, views.stream().distinct().count());
    // The first answers warm the code up; the medians of the reasons may not differ.
    List<Long> warm = millis.subList(wrong.size(), millis.size());
    List<Long> medians = new ArrayList<>();
    for (int reason = 0; reason < wrong.size(); reason++) {
      List<Long> of = new ArrayList<>();
      for (int i = reason; i < warm.size(); i += wrong.size()) {
        of.add(warm.get(i));
      }
      Collections.sort(of);
      medians.add(of.get(of.size() / 2));
    }
    assertTrue(Collections.max(medians) - Collections.min(medians) <= 20, medians::toString);
  }

  @Test
  void secondWrongAnswerClosesTheCallAndOpensNothing() {
    CallId call = answered(agent);
    begin(call, agent);
    wrong(call, agent);
    wrong(call, agent);
    ScriptView view = as(agent, () -> verifications.view(call));
    assertTrue(view.closed());
    assertEquals("neutral", view.saying());
    refused(
        "step-not-yet",
        () -> as(agent, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE)));
    for (Section section : Section.values()) {
      assertThrows(
          Refusal.class, () -> unwrapped(() -> as(agent, () -> disclosures.read(call, section))));
    }
  }

  @Test
  void onlyWhoHasTheLiveCallMayAskAndRead() {
    CallId call = answered(agent);
    verified(call, agent);
    asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    Actor other = someone(Role.AGENT);
    refused("call-not-yours", () -> as(other, () -> verifications.view(call)));
    locked(Reason.LEVEL, call, other, Section.VISITS);
    record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    refused("call-not-yours", () -> as(agent, () -> verifications.view(call)));
    locked(Reason.LEVEL, call, agent, Section.VISITS);
    assertEquals(Level.V0, verifications.level(call));
    assertEquals(Level.V2, verifications.reached(call));
    assertTrue(as(agent, () -> verifications.patientOf(call)).isPresent());
    assertTrue(as(other, () -> verifications.patientOf(call)).isEmpty());
    assertThrows(
        Exception.class, () -> as(someone(Role.SUPERVISOR), () -> verifications.view(call)));
  }

  @Test
  void aVanishedPhoneKeepsTheLevelAndTheQueueTakesIt() {
    CallId call = answered(agent);
    verified(call, agent);
    record(new CallEvent.AgentLost(call, Instant.now(), "seat001"));
    assertEquals(Level.V2, verifications.level(call));
    record(new CallEvent.AgentBack(call, Instant.now(), "seat001"));
    assertEquals(Level.V2, as(agent, () -> verifications.view(call)).level());
    record(new CallEvent.AgentLost(call, Instant.now(), "seat001"));
    record(new CallEvent.Requeued(call, Instant.now(), "general"));
    assertEquals(Level.V0, verifications.level(call));
    Actor next = someone(Role.AGENT);
    answeredBy(call, next);
    ScriptView view = as(next, () -> verifications.view(call));
    assertEquals("ask-emergency", view.saying());
    assertEquals(Level.V0, view.level());
  }

  @Test
  void birthDateAndNumberTypedBeforehandLeaveTheNameToAsk() {
    CallId call = arrived();
    assertTrue(verifications.proveByKeypad(call, LocalDate.of(1971, 7, 29), INGRIDS_NUMBER));
    answeredBy(call, agent);
    begin(call, agent);
    ScriptView view = as(agent, () -> verifications.view(call));
    assertEquals("ask-name", view.saying());
    assertEquals(Level.V0, view.level());
    assertEquals(Answer.MATCHED, as(agent, () -> verifications.nameAndBirthDate(call, INGRID, "")));
    assertEquals(Level.V2, as(agent, () -> verifications.view(call)).level());
  }

  @Test
  void twoKeypadFailuresLeaveOneAttemptToTheAgentsScript() {
    CallId call = arrived();
    LocalDate birth = LocalDate.of(1971, 7, 29);
    assertFalse(verifications.proveByKeypad(call, birth, "1111111"));
    assertFalse(verifications.proveByKeypad(call, birth, "2222222"));
    assertFalse(verifications.proveByKeypad(call, birth, INGRIDS_NUMBER));
    answeredBy(call, agent);
    begin(call, agent);
    wrong(call, agent);
    assertTrue(as(agent, () -> verifications.view(call)).closed());
  }

  @Test
  void emergencyIsMarkedAtAnyTimeAndGivesAnAgentNoMoreThanTheRoleReads() {
    CallId call = answered(agent);
    verified(call, agent);
    ScriptView view = as(agent, () -> verifications.emergency(call, true));
    assertTrue(view.emergency());
    assertEquals(Reason.ALLOWED, reason(view, Section.VISITS));
    assertEquals(Reason.ROLE, reason(view, Section.SENSITIVE));
  }

  @Test
  void sealedDocumentsThatWereSwappedAreRefusedAndAlarmed() {
    CallId call = answered(agent);
    verified(call, agent);
    asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    String mine = text("select patient from standing where call_id = '" + call + "'");
    String other =
        text(
            "select patient from patient_document where kind = 'D3' and patient <> '"
                + mine
                + "' limit 1");
    String swap =
        "update patient_document a join patient_document b on a.id = '%1$s/D3' and b.id ="
            + " '%2$s/D3' set a.sealed = b.sealed";
    tamper(
        "create or replace table kept_document as select * from patient_document where id = '"
            + mine
            + "/D3'",
        swap.formatted(mine, other));
    try {
      refused("sealed-value-broken", () -> as(agent, () -> disclosures.read(call, Section.VISITS)));
      assertTrue(
          alarms.active().stream().anyMatch(alarm -> alarm.id().equals("sealed-value-broken")));
      assertNotEquals(0, n("select count(*) from audit_event where action = 'OPS.INTEGRITY_FAIL'"));
    } finally {
      tamper(
          "update patient_document d join kept_document k on k.id = d.id set d.sealed = k.sealed");
      alarms.clear("sealed-value-broken");
    }
    assertFalse(as(agent, () -> disclosures.read(call, Section.VISITS)).lines().isEmpty());
  }

  @Test
  void noTableShowsAPatientToWhoeverReadsTheDisk() throws SQLException {
    List<String> secrets = List.of("Solberg", "1971-07-29", INGRIDS_NUMBER, "Lisinopril");
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        Statement rows = root.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names = statement.executeQuery("show tables")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet all = rows.executeQuery("select * from `" + table + "`")) {
          while (all.next()) {
            for (int i = 1; i <= all.getMetaData().getColumnCount(); i++) {
              Object cell = all.getObject(i);
              String text =
                  cell instanceof byte[] bytes
                      ? new String(bytes, StandardCharsets.UTF_8)
                      : String.valueOf(cell);
              for (String secret : secrets) {
                assertFalse(text.contains(secret), () -> table + " holds " + secret.charAt(0));
              }
            }
          }
        }
      }
    }
  }

  /** The aim: 95 of 100 truthful callers need no record number. */
  @Test
  void truthfulCallersReachV2WithoutARecordNumber() {
    List<DemoPopulation.Caller> callers = DemoPopulation.callers();
    assertTrue(callers.size() >= 60);
    int verified = 0;
    for (DemoPopulation.Caller caller : callers) {
      CallId call = answered(agent);
      begin(call, agent);
      if (as(agent, () -> verifications.nameAndBirthDate(call, caller.name(), caller.birthDate()))
          != Answer.MATCHED) {
        continue;
      }
      ScriptView view = as(agent, () -> verifications.view(call));
      while (view.question() != null && caller.answers().containsKey(view.question().id())) {
        String asked = view.question().id();
        as(agent, () -> verifications.answer(call, asked, caller.answers().get(asked)));
        view = as(agent, () -> verifications.view(call));
      }
      if (view.level() == Level.V2) {
        verified++;
      }
    }
    assertTrue(verified >= callers.size() * 95 / 100, verified + " of " + callers.size());
  }
}
