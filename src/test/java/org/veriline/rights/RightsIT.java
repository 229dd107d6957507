package org.veriline.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.List;
import java.util.UUID;
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
import org.veriline.compliance.Clocks;
import org.veriline.compliance.DeadlineRow;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;
import org.veriline.wrapup.Disposition;
import org.veriline.wrapup.WrapUps;

class RightsIT extends InPayara {
  private static final Actor OFFICER = someone(Role.PRIVACY_OFFICER);
  private static final String PATIENT = UUID.randomUUID().toString();

  @Inject Agents agents;
  @Inject Calls calls;
  @Inject Clocks clocks;
  @Inject RightsRequests requests;
  @Inject WrapUps wrapUps;

  private final Actor agent = someone(Role.AGENT);

  private CallId talking(Actor by) {
    CallId call = new CallId("rights-" + UUID.randomUUID());
    calls.record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    calls.record(new CallEvent.Answered(call, Instant.now(), "seat001"));
    calls.answeredBy(call, by.userId());
    return call;
  }

  /** A call at the agent's own seat, so that there is an outcome to be kept. */
  private CallId onShift() {
    String seat = as(agent, () -> agents.startShift(agent.userId(), true, true)).seat();
    CallId call = new CallId("rights-" + UUID.randomUUID());
    calls.record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    calls.record(new CallEvent.Answered(call, Instant.now(), seat));
    calls.answeredBy(call, agent.userId());
    return call;
  }

  private static RightsRequests.Wish wish(RightsKind kind) {
    return new RightsRequests.Wish(
        kind, Scope.RESULTS, Form.PAPER, Delivery.MAIL, false, "Invented words of a caller");
  }

  private String opened(RightsKind kind) {
    return as(agent, () -> requests.open(talking(agent), wish(kind)));
  }

  private RightsRow row(String id) {
    return as(OFFICER, () -> requests.page(true, 0, 10000)).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private DeadlineRow clock(String id) {
    return as(OFFICER, () -> clocks.of(RightsRequest.subject(id))).get(0);
  }

  private static void refused(String id, Runnable deed) {
    Throwable thrown = assertThrows(Throwable.class, deed::run);
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertEquals(id, assertThrows(Refusal.class, rethrow(thrown)).id());
  }

  private static org.junit.jupiter.api.function.Executable rethrow(Throwable thrown) {
    return () -> {
      throw thrown;
    };
  }

  private static List<String> audited(String id) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select action from audit_event where object = 'rights-request/"
                    + id
                    + "' order by n")) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(RightsKind.class)
  void requestOpenedInACallRunsOnItsOwnClock(RightsKind kind) throws SQLException {
    String id = opened(kind);
    assertEquals(kind.clock(), clock(id).clock());
    assertEquals(List.of("RIGHTS.REQUEST", "DEADLINE.START"), audited(id));
    assertEquals(
        kind == RightsKind.COMPLAINT ? RightsRow.Step.DECIDE : RightsRow.Step.IDENTITY,
        row(id).next());
  }

  @Test
  void callerBelowTheHighestLevelIsNotSentAwayAndIsIdentifiedInAnotherWay() {
    String id = opened(RightsKind.ACCESS);
    assertEquals(Identity.TO_COMPLETE, row(id).identity());
    refused("rights-identity-missing", () -> as(OFFICER, () -> requests.fulfil(id, "Sent")));
    refused(
        "rights-identity-way",
        () -> as(OFFICER, () -> requests.complete(id, Identity.CALL, PATIENT)));
    refused(
        "rights-patient-reference",
        () -> as(OFFICER, () -> requests.complete(id, Identity.LETTER, "Solberg")));
    as(OFFICER, () -> requests.complete(id, Identity.LETTER, PATIENT));
    as(OFFICER, () -> requests.fulfil(id, "Copies sent by mail"));
    assertEquals(RightsState.FULFILLED, row(id).state());
    assertTrue(clock(id).met() != null);
    refused("rights-closed", () -> as(OFFICER, () -> requests.fulfil(id, "Again")));
  }

  @Test
  void extensionNeedsAReasonAndComesOnceAndOnlyWhereTheLawKnowsOne() throws SQLException {
    String id = opened(RightsKind.AMENDMENT);
    Instant due = clock(id).due();
    refused("deadline-reason-missing", () -> as(OFFICER, () -> requests.extend(id, " ")));
    as(OFFICER, () -> requests.extend(id, "The other clinic has not answered"));
    long longer = Duration.between(due, clock(id).due()).toHours();
    assertTrue(longer >= 30 * 24 - 1 && longer <= 30 * 24 + 1, () -> longer + " hours");
    refused("deadline-extended-already", () -> as(OFFICER, () -> requests.extend(id, "More")));
    assertTrue(audited(id).contains("RIGHTS.EXTEND"));
    String complaint = opened(RightsKind.COMPLAINT);
    refused("deadline-not-extendable", () -> as(OFFICER, () -> requests.extend(complaint, "Long")));
  }

  @Test
  void denialTakesOnlyReasonsTheLawKnowsForTheKind() throws SQLException {
    String id = opened(RightsKind.ACCESS);
    refused(
        "rights-reason-unfit",
        () ->
            as(
                OFFICER,
                () -> requests.deny(id, DenialReason.ACCURATE_AND_COMPLETE, "Invented letter")));
    refused(
        "rights-text-missing",
        () -> as(OFFICER, () -> requests.deny(id, DenialReason.LITIGATION, "")));
    as(OFFICER, () -> requests.deny(id, DenialReason.LITIGATION, "Invented letter"));
    assertEquals(DenialReason.LITIGATION, row(id).denial());
    assertTrue(audited(id).contains("RIGHTS.DENY"));
    assertFalse(DenialReason.LITIGATION.reviewable());
    assertTrue(DenialReason.ENDANGERS_OTHER.reviewable());
  }

  @Test
  void unencryptedDeliveryNeedsTheWarning() {
    CallId call = talking(agent);
    RightsRequests.Wish unwarned =
        new RightsRequests.Wish(
            RightsKind.ACCESS, Scope.VISITS, Form.ELECTRONIC, Delivery.UNENCRYPTED, false, "Words");
    refused("rights-not-warned", () -> as(agent, () -> requests.open(call, unwarned)));
    as(
        agent,
        () ->
            requests.open(
                call,
                new RightsRequests.Wish(
                    RightsKind.ACCESS,
                    Scope.VISITS,
                    Form.ELECTRONIC,
                    Delivery.UNENCRYPTED,
                    true,
                    "Words")));
  }

  @Test
  void onlyTheOfficerSeesWhoAskedOrComplained() throws SQLException {
    String id = opened(RightsKind.COMPLAINT);
    for (Role role : Role.values()) {
      if (role != Role.PRIVACY_OFFICER) {
        turnedAway(someone(role), () -> requests.page(true, 0, 10));
        turnedAway(someone(role), () -> requests.text(id));
      }
    }
    assertEquals("Invented words of a caller", as(OFFICER, () -> requests.text(id)).value());
    assertTrue(audited(id).contains("PHI.VIEW"));
  }

  @Test
  void officerDecidesComplaintsAndOpensNone() {
    refused(
        "rights-not-permitted",
        () -> as(OFFICER, () -> requests.openWithoutCall(wish(RightsKind.COMPLAINT))));
    String letter = as(OFFICER, () -> requests.openWithoutCall(wish(RightsKind.ACCESS)));
    assertEquals(Identity.TO_COMPLETE, row(letter).identity());
    turnedAway(
        someone(Role.ADMINISTRATOR), () -> requests.openWithoutCall(wish(RightsKind.ACCESS)));
  }

  @Test
  void agentOpensARequestInTheirOwnCallOnly() {
    CallId call = talking(someone(Role.NURSE));
    refused("no-call", () -> as(agent, () -> requests.open(call, wish(RightsKind.ACCESS))));
  }

  @Test
  void wordsLieSealedInTheDatabase() throws SQLException {
    String id = opened(RightsKind.ACCESS);
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select instr(text, 'Invented') from rights_request where id = '" + id + "'")) {
      row.next();
      assertEquals(0, row.getInt(1));
    }
  }

  @Test
  void outcomeThatSaysARequestWasOpenedNeedsTheRequest() {
    CallId call = onShift();
    as(agent, () -> wrapUps.choose(call, Disposition.COMPLAINT));
    refused("rights-request-missing", () -> as(agent, () -> wrapUps.finish(call, null)));
    as(agent, () -> requests.open(call, wish(RightsKind.COMPLAINT)));
    calls.record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    as(agent, () -> wrapUps.finish(call, null));
    agents.endShift(agent.userId());
  }
}
