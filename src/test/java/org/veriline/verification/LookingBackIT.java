package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;
import org.veriline.privacy.DisclosureRow;
import org.veriline.privacy.Register;
import org.veriline.privacy.Register.Question;
import org.veriline.script.Need;
import org.veriline.wrapup.Disposition;
import org.veriline.wrapup.WrapUps;

class LookingBackIT extends WithCallers {
  @Inject Register register;
  @Inject WrapUps wrapUps;

  @Test
  void registerSaysWhatWasShownAndToldOnACallAndWhyItWasAllowed() {
    CallId call = answered(agent);
    verified(call, agent);
    asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    as(agent, () -> disclosures.read(call, Section.VISITS));
    as(agent, () -> disclosures.told(call, Section.VISITS, List.of("visit")));
    Actor officer = someone(Role.PRIVACY_OFFICER);
    long readBefore = n("select count(*) from audit_event where object = 'disclosures'");
    Question ofCall = new Question("", "", call.value(), null);
    List<DisclosureRow> rows = as(officer, () -> register.page(ofCall, 0, 50));
    assertEquals(List.of(true, false), rows.stream().map(DisclosureRow::told).toList());
    assertEquals("visit", rows.get(0).labels());
    assertEquals(agent.userId(), rows.get(0).agent());
    assertEquals(2, as(officer, () -> register.count(ofCall)));
    assertEquals(
        readBefore + 1, n("select count(*) from audit_event where object = 'disclosures'"));
    String patient = rows.get(0).patient();
    Question ofPatient = new Question(agent.userId(), " " + patient + " ", "", null);
    assertTrue(
        as(officer, () -> register.page(ofPatient, 0, 50)).stream()
            .allMatch(row -> row.patient().equals(patient)));
    assertEquals(0, as(officer, () -> register.count(new Question("", "nobody", "", null))));
  }

  @Test
  void registerIsNotForAgents() {
    turnedAway(agent, () -> register.page(Question.ALL, 0, 50));
  }

  @Test
  void whoMayHearAppointmentsSeesWhatCameOfThePatientsLastCalls() {
    // Tests that moved the clock on left calls of days to come.
    tamper("update verification set started_at = '2020-01-01' where started_at > utc_timestamp(3)");
    CallId earlier = answered(agent);
    verified(earlier, agent);
    record(new CallEvent.Ended(earlier, Instant.now(), EndCause.NORMAL));
    tamper(
        "insert into wrap_up (id, call_id, user_id, answered_at, ended_at, done_at, disposition,"
            + " version) values (uuid(), '%s', '%s', utc_timestamp(3), utc_timestamp(3),"
                .formatted(earlier.value(), agent.userId())
            + " utc_timestamp(3), 'APPT_BOOK', 1)");
    CallId call = answered(agent);
    refused("section-locked", () -> as(agent, () -> wrapUps.earlier(call)));
    verified(call, agent);
    refused("section-locked", () -> as(agent, () -> wrapUps.earlier(call)));
    asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    long before = n("select count(*) from audit_event where object = 'earlier-calls'");
    WrapUps.Contact last = as(agent, () -> wrapUps.earlier(call)).get(0);
    assertEquals(Disposition.APPT_BOOK, last.disposition());
    assertEquals(agent.userId(), last.user());
    assertEquals(before + 1, n("select count(*) from audit_event where object = 'earlier-calls'"));
  }
}
