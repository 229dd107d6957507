package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Surroundings;
import org.veriline.ivr.Destination;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.outreach.EmergencyCallBacks;
import org.veriline.patient.Section;
import org.veriline.request.RequestKind;
import org.veriline.request.RequestOutcomes;
import org.veriline.request.RequestRow;
import org.veriline.request.Requests;
import org.veriline.review.ReviewKind;
import org.veriline.review.ReviewRow;
import org.veriline.review.Reviews;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ScriptedCaller;

/** 12.3 R4: told at once, and called back at once after. */
class EmergencyCallBacksIT extends WithTelephones {
  private static final String EMERGENCY_NUMBER = "+15550107799";

  @Inject EmergencyCallBacks callBacks;
  @Inject RequestOutcomes outcomes;
  @Inject Requests requests;
  @Inject Reviews reviews;

  @BeforeEach
  void noTaskIsThereAndTheDepartmentIsListed() {
    tamper("delete from emergency_call_back", "delete from request", "delete from review");
    as(
        officer,
        () -> directory.add(OrganisationKind.EMERGENCY_CARE, CLINIC, EMERGENCY_NUMBER, LONG_AGO));
  }

  private CallId emergency(String organisation) {
    CallId call = talking(CallerNumber.WITHHELD);
    other(call, Party.ORGANISATION, true);
    as(
        agent,
        () ->
            others.organisation(
                call, OrganisationKind.EMERGENCY_CARE, organisation, "Dr. Invented", "555 1"));
    patient(call);
    return call;
  }

  private CallId told(String organisation) {
    CallId call = emergency(organisation);
    assertFalse(as(agent, () -> disclosures.read(call, Section.VISITS)).lines().isEmpty());
    return call;
  }

  private List<RequestRow> tasks() {
    return as(agent, () -> requests.pending(0, 50)).stream()
        .filter(row -> row.kind() == RequestKind.VERIFY_CALLER)
        .toList();
  }

  private String taken() {
    String id = tasks().get(0).id();
    as(agent, () -> requests.take(id));
    return id;
  }

  private String deed(Actor by, Runnable deed) {
    return as(
        by,
        () -> {
          deed.run();
          return "";
        });
  }

  private List<ReviewRow> alerts() {
    return as(officer, () -> reviews.pending(ReviewKind.EMERGENCY_CALL_BACK, 0, 50));
  }

  private String state(String request) {
    return text(
        "select concat(r.state, ' ', c.outcome) from request r join emergency_call_back c on"
            + " c.request = r.id where r.id = '"
            + request
            + "'");
  }

  private void over(CallId call) {
    record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
  }

  @Test
  void whatIsToldLeavesOneTaskThatIsDoneByCallingTheNumberOfTheDirectory() {
    CallId call = emergency(CLINIC);
    assertEquals(List.of(), tasks());
    locked(Reason.ROLE, call, agent, Section.MEDICATIONS);
    assertEquals(List.of(), tasks());
    MovableClock.freeze(Instant.now());
    var visits = as(agent, () -> disclosures.read(call, Section.VISITS));
    var again = as(agent, () -> disclosures.read(call, Section.IDENTITY));
    MovableClock.setRight();
    assertEquals(2, List.of(visits, again).size());
    RequestRow task = tasks().get(0);
    assertEquals(1, tasks().size());
    assertEquals(agent.userId(), task.owner());
    assertEquals(Duration.ofMinutes(30), Duration.between(task.openedAt(), task.dueAt()));
    refused("request-not-yours", () -> as(agent, () -> callBacks.said(task.id())));
    String id = taken();
    assertEquals(CLINIC + "\nDr. Invented\n555 1", as(agent, () -> callBacks.said(id)).value());
    refused("request-needs-outcome", () -> deed(agent, () -> requests.done(id)));
    refused("call-back-not-made", () -> deed(agent, () -> callBacks.confirmed(id)));
    over(call);
    var number = as(agent, () -> callBacks.numbers(id)).get(0);
    assertEquals("99", number.lastTwo());
    refused("destination-not-allowed", () -> deed(agent, () -> callBacks.dial(id, entry)));
    deed(agent, () -> callBacks.dial(id, number.id()));
    CallId line = line(EMERGENCY_NUMBER);
    refused("call-back-not-made", () -> deed(agent, () -> callBacks.confirmed(id)));
    assertTrue(interludes.dialled(line, new ScriptedCaller("1")) instanceof Destination.Seat);
    record(new CallEvent.Answered(line, Instant.now(), seat));
    deed(agent, () -> callBacks.confirmed(id));
    assertEquals("DONE CONFIRMED", state(id));
    assertEquals(List.of(), alerts());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'REQUEST.DONE' and reason = 'CONFIRMED'"
                + " and object = 'request/"
                + id
                + "'"));
    refused("request-already-done", () -> deed(agent, () -> callBacks.notConfirmed(id)));
  }

  @Test
  void whatTheMainNumberDoesNotConfirmIsThePrivacyOfficersAtOnce() {
    CallId call = told("Nowhere Hospital");
    String id = taken();
    assertEquals(List.of(), as(agent, () -> callBacks.numbers(id)));
    as(
        officer,
        () -> directory.add(OrganisationKind.EMERGENCY_CARE, "Nowhere Hospital", "+15550100001"));
    assertEquals(List.of(), as(agent, () -> callBacks.numbers(id)));
    deed(agent, () -> callBacks.notConfirmed(id));
    assertEquals("DONE NOT_CONFIRMED", state(id));
    ReviewRow alert = alerts().get(0);
    assertEquals("not-confirmed", alert.reason());
    assertEquals(call.value(), alert.call());
    assertEquals(ingrid.value(), alert.patient());
    assertEquals(agent.userId(), alert.actor());
    assertEquals(
        "Nowhere Hospital\nDr. Invented\n555 1",
        as(officer, () -> outcomes.note(id)).orElseThrow().value());
    turnedAway(agent, () -> outcomes.note(id));
    callBacks.alertLate();
    assertEquals(1, alerts().get(0).times());
  }

  @Test
  void whatNobodyDoesInTimeIsThePrivacyOfficersOnce() {
    told(CLINIC);
    callBacks.alertLate();
    assertEquals(List.of(), alerts());
    tamper("update emergency_call_back set due_at = '2026-01-01 00:00:00'");
    callBacks.alertLate();
    callBacks.alertLate();
    assertEquals(1, alerts().size());
    assertEquals("overdue", alerts().get(0).reason());
    assertEquals(1, alerts().get(0).times());
  }

  @Test
  void theCallBackMayBeMadeWhileTheyWaitAndWhoWasCalledBackLeavesNoTask() {
    CallId first = told(CLINIC);
    CallId line = calledBack(first, EMERGENCY_NUMBER, null);
    other(line, Party.ORGANISATION, true);
    as(agent, () -> others.personCalledBack(line, "Dr. Invented"));
    patient(line);
    assertFalse(as(agent, () -> disclosures.read(line, Section.VISITS)).lines().isEmpty());
    assertEquals(1, tasks().size());
    String id = taken();
    deed(agent, () -> callBacks.confirmed(id));
    assertEquals("DONE CONFIRMED", state(id));
  }

  @Test
  void nobodyElseIsCalledBackForAnEmergency() {
    CallId call = talking(CallerNumber.WITHHELD);
    other(call, Party.ORGANISATION, false);
    as(
        agent,
        () ->
            others.organisation(
                call, OrganisationKind.EMERGENCY_CARE, CLINIC, "Dr. Invented", EMERGENCY_NUMBER));
    patient(call);
    assertEquals(Answer.MATCHED, as(agent, () -> others.reference(call, INGRIDS_NUMBER)));
    as(agent, () -> others.purpose(call, OrganisationPurpose.TREATMENT));
    as(agent, () -> others.surroundings(call, Surroundings.PRIVATE));
    assertFalse(as(agent, () -> disclosures.read(call, Section.VISITS)).lines().isEmpty());
    CallId patients = talking(CallerNumber.WITHHELD);
    as(agent, () -> verifications.view(patients));
    as(agent, () -> verifications.emergency(patients, true));
    as(agent, () -> verifications.about(patients, true));
    as(agent, () -> verifications.nameAndBirthDate(patients, INGRID, INGRIDS_BIRTH_DATE));
    assertFalse(as(agent, () -> disclosures.read(patients, Section.VISITS)).lines().isEmpty());
    assertEquals(List.of(), tasks());
    Actor auditor = someone(Role.AUDITOR);
    turnedAway(auditor, () -> callBacks.mine());
    turnedAway(auditor, () -> callBacks.said(UUID.randomUUID().toString()));
  }
}
