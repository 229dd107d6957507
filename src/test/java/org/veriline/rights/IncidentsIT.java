package org.veriline.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.agent.Agents;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.call.EndCause;
import org.veriline.compliance.Assessment;
import org.veriline.compliance.Clocks;
import org.veriline.compliance.DeadlineRow;
import org.veriline.compliance.IncidentCode;
import org.veriline.compliance.IncidentRow;
import org.veriline.compliance.IncidentState;
import org.veriline.compliance.IncidentVerdicts;
import org.veriline.compliance.Incidents;
import org.veriline.compliance.LegalClock;
import org.veriline.compliance.Rating;
import org.veriline.compliance.Verdict;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;
import org.veriline.wrapup.Disposition;
import org.veriline.wrapup.WrapUps;

class IncidentsIT extends InPayara {
  private static final Actor OFFICER = someone(Role.PRIVACY_OFFICER);
  private static final Actor SECURITY = someone(Role.SECURITY_OFFICER);

  @Inject Agents agents;
  @Inject Calls calls;
  @Inject Clocks clocks;
  @Inject Incidents incidents;
  @Inject IncidentVerdicts verdicts;
  @Inject Mistakes mistakes;
  @Inject WrapUps wrapUps;

  private final Actor agent = someone(Role.AGENT);

  private CallId talking(Actor by) {
    CallId call = new CallId("incident-" + UUID.randomUUID());
    calls.record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    calls.record(new CallEvent.Answered(call, Instant.now(), "seat001"));
    calls.answeredBy(call, by.userId());
    return call;
  }

  /** A call at the agent's own seat, so that there is an outcome to be kept. */
  private CallId onShift() {
    String seat = as(agent, () -> agents.startShift(agent.userId(), true, true)).seat();
    CallId call = new CallId("incident-" + UUID.randomUUID());
    calls.record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    calls.record(new CallEvent.Answered(call, Instant.now(), seat));
    calls.answeredBy(call, agent.userId());
    return call;
  }

  private String reported() {
    return as(agent, () -> mistakes.report(talking(agent), IncidentCode.TOLD_WRONG_PERSON));
  }

  private static Assessment assessment(int persons, int inOneState) {
    return new Assessment(
        Rating.LOW,
        Rating.MEDIUM,
        Rating.HIGH,
        Rating.LOW,
        List.of("Invented nature", "Invented recipient", "Invented view", "Invented cure"),
        persons,
        inOneState,
        true);
  }

  private void decided(String id, Verdict verdict, int persons, int inOneState) {
    as(OFFICER, () -> incidents.assess(id, assessment(persons, inOneState)));
    as(OFFICER, () -> verdicts.decide(id, verdict));
    as(SECURITY, () -> verdicts.decide(id, verdict));
  }

  private IncidentRow row(String id) {
    return as(OFFICER, () -> incidents.page(true, 0, 10000)).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<DeadlineRow> running(String id) {
    return as(OFFICER, () -> clocks.of("incident/" + id)).stream()
        .filter(row -> row.met() == null)
        .toList();
  }

  private Set<LegalClock> runningClocks(String id) {
    return running(id).stream()
        .map(DeadlineRow::clock)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(LegalClock.class)));
  }

  private static void refused(String id, Runnable deed) {
    Throwable thrown = assertThrows(Throwable.class, deed::run);
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertTrue(thrown instanceof Refusal, thrown.toString());
    assertEquals(id, ((Refusal) thrown).id());
  }

  private static List<String> column(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  @Test
  void oneKeyOpensTheIncidentFromTheCallAndTheBreachClockRunsAtOnce() {
    Instant before = Instant.now().minusMillis(1);
    CallId call = talking(agent);
    String id = as(agent, () -> mistakes.report(call, IncidentCode.TOLD_WRONG_PERSON));
    IncidentRow row = row(id);
    assertEquals(call.value(), row.call());
    assertEquals(IncidentState.OPEN, row.state());
    DeadlineRow breach =
        running(id).stream()
            .filter(it -> it.clock() == LegalClock.BREACH_INDIVIDUAL)
            .findFirst()
            .orElseThrow();
    assertTrue(!breach.started().isBefore(before) && !breach.started().isAfter(Instant.now()));
    long days = Duration.between(breach.started(), breach.due()).toHours() / 24;
    assertTrue(days == 60 || days == 59, () -> days + " days");
    refused("no-call", () -> as(someone(Role.AGENT), () -> mistakes.report(call, row.code())));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everybodyWhoWorksHereReportsAndOnlyOfficersSeeIt(Role role) {
    Actor person = someone(role);
    String id =
        as(
            person,
            () ->
                incidents.open(
                    new Incidents.Report(
                        IncidentCode.LOST_DEVICE, null, null, null, List.of(), Instant.now())));
    as(person, () -> incidents.describe(id, IncidentCode.LOST_DEVICE, "Invented words"));
    if (role != Role.PRIVACY_OFFICER && role != Role.SECURITY_OFFICER) {
      turnedAway(person, () -> incidents.page(false, 0, 10));
      turnedAway(person, () -> incidents.texts(id));
      turnedAway(
          person,
          () -> {
            verdicts.decide(id, Verdict.PERMITTED);
            return 0;
          });
    }
    assertEquals(List.of("Invented words"), as(OFFICER, () -> incidents.texts(id)));
  }

  @Test
  void incidentIsABreachUntilTwoPeopleHaveSaidOtherwise() throws SQLException {
    String id = reported();
    refused("incident-not-yet", () -> as(OFFICER, () -> verdicts.decide(id, Verdict.PERMITTED)));
    as(OFFICER, () -> incidents.assess(id, assessment(1, 1)));
    as(OFFICER, () -> verdicts.decide(id, Verdict.LOW_PROBABILITY));
    refused(
        "incident-second-person",
        () -> as(OFFICER, () -> verdicts.decide(id, Verdict.LOW_PROBABILITY)));
    assertTrue(runningClocks(id).contains(LegalClock.BREACH_INDIVIDUAL));
    as(SECURITY, () -> verdicts.decide(id, Verdict.NOTIFY));
    assertEquals(IncidentState.PROPOSED, row(id).state());
    as(OFFICER, () -> verdicts.decide(id, Verdict.LOW_PROBABILITY));
    as(SECURITY, () -> verdicts.decide(id, Verdict.LOW_PROBABILITY));
    assertEquals(IncidentState.DECIDED, row(id).state());
    assertEquals(Set.of(), runningClocks(id));
    refused("incident-text-missing", () -> as(OFFICER, () -> verdicts.close(id, "  ")));
    as(OFFICER, () -> verdicts.close(id, "Caller promised to destroy it"));
    assertEquals(IncidentState.CLOSED, row(id).state());
    assertEquals(
        new TreeSet<>(List.of("INC.ASSESS", "INC.CLOSE", "INC.DECIDE", "INC.OPEN")),
        new TreeSet<>(
            column(
                "select action from audit_event where action like 'INC.%' and object = 'incident/"
                    + id
                    + "'")));
  }

  @Test
  void assessmentNeedsAllFourFactorsInWords() {
    String id = reported();
    Assessment partly =
        new Assessment(
            Rating.LOW, null, Rating.LOW, Rating.LOW, List.of("a", "b", "c", "d"), 1, 1, true);
    Assessment mute =
        new Assessment(
            Rating.LOW, Rating.LOW, Rating.LOW, Rating.LOW, List.of("a", "", "c", "d"), 1, 1, true);
    refused(
        "incident-assessment-incomplete", () -> as(OFFICER, () -> incidents.assess(id, partly)));
    refused("incident-assessment-incomplete", () -> as(OFFICER, () -> incidents.assess(id, mute)));
  }

  @Test
  void breachOfAFewIsToldToThemAndStandsInTheYearlyList() {
    String id = reported();
    decided(id, Verdict.NOTIFY, 499, 499);
    assertEquals(
        EnumSet.of(
            LegalClock.BREACH_INDIVIDUAL, LegalClock.BREACH_STATE, LegalClock.BREACH_HHS_SMALL),
        runningClocks(id));
    refused("incident-notices-missing", () -> as(OFFICER, () -> verdicts.close(id, "Done")));
    as(OFFICER, () -> verdicts.notice(id, LegalClock.BREACH_INDIVIDUAL));
    as(OFFICER, () -> verdicts.notice(id, LegalClock.BREACH_STATE));
    as(OFFICER, () -> verdicts.close(id, "Trained anew"));
    assertEquals(EnumSet.of(LegalClock.BREACH_HHS_SMALL), runningClocks(id));
  }

  @Test
  void fiveHundredGoToTheDepartmentAtOnceAndMoreInOneStateToTheMedia() {
    String exactly = reported();
    decided(exactly, Verdict.NOTIFY, 500, 500);
    assertTrue(runningClocks(exactly).contains(LegalClock.BREACH_HHS_LARGE));
    assertTrue(!runningClocks(exactly).contains(LegalClock.BREACH_MEDIA));
    String more = reported();
    decided(more, Verdict.NOTIFY, 600, 501);
    assertTrue(runningClocks(more).contains(LegalClock.BREACH_MEDIA));
  }

  @Test
  void officialDelaysByWordOfMouthForThirtyDaysAtTheMost() {
    String id = reported();
    decided(id, Verdict.NOTIFY, 1, 1);
    Instant far = Instant.now().plus(Duration.ofDays(90));
    refused("incident-delay-too-long", () -> as(OFFICER, () -> verdicts.delay(id, far, false)));
    as(OFFICER, () -> verdicts.delay(id, Instant.now().plus(Duration.ofDays(20)), false));
    assertTrue(runningClocks(id).contains(LegalClock.ORAL_DELAY));
    as(OFFICER, () -> verdicts.delay(id, far, true));
    DeadlineRow breach =
        running(id).stream()
            .filter(it -> it.clock() == LegalClock.BREACH_INDIVIDUAL)
            .findFirst()
            .orElseThrow();
    assertEquals(far.toEpochMilli(), breach.due().toEpochMilli());
  }

  @Test
  void outcomeThatSaysMistakeReportsTheCallOnceIfNobodyDid() throws SQLException {
    CallId call = onShift();
    as(agent, () -> wrapUps.choose(call, Disposition.INCIDENT));
    calls.record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    as(agent, () -> wrapUps.finish(call, null));
    agents.endShift(agent.userId());
    assertEquals(
        List.of("1"),
        column("select count(*) from incident where call_id = '" + call.value() + "'"));
  }

  @Test
  void outcomeThatSaysMistakeReportsNothingTwice() throws SQLException {
    CallId call = onShift();
    as(agent, () -> mistakes.report(call, IncidentCode.OVERHEARD));
    as(agent, () -> wrapUps.choose(call, Disposition.INCIDENT));
    calls.record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    as(agent, () -> wrapUps.finish(call, null));
    agents.endShift(agent.userId());
    assertEquals(
        List.of("1"),
        column("select count(*) from incident where call_id = '" + call.value() + "'"));
  }
}
