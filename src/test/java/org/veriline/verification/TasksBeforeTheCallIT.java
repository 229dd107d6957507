package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.outreach.TaskChoices;
import org.veriline.request.RequestKind;
import org.veriline.request.RequestRow;
import org.veriline.request.Requests;
import org.veriline.request.Team;

/** What is known of a task before the call, and who reads its note (13.2, 13.3, VP-16). */
class TasksBeforeTheCallIT extends WithOutbound {
  @Inject TaskChoices tasks;

  private final Actor senior = someone(Role.SENIOR_AGENT);
  private final Actor supervisor = someone(Role.SUPERVISOR);

  private String opened(RequestKind kind, Team team, CallId origin, Instant due) {
    return as(
        agent,
        () -> requests.open(origin, ingrid, new Requests.Wish(kind, team, due, "Why we call")));
  }

  private String takenBy(Actor taker, RequestKind kind, Team team) {
    String id = opened(kind, team, arrived(), clock.instant().plusSeconds(600));
    as(taker, () -> requests.take(id));
    return id;
  }

  private String read(Actor reader, String task) {
    return as(reader, () -> requests.note(task)).orElseThrow().value();
  }

  private static long audited(String task, String reason) {
    return n(
        "select count(*) from audit_event where outcome = 'REFUSED' and reason = '"
            + reason
            + "' and object = 'request/"
            + task
            + "'");
  }

  private void refusesToDial(Actor by, String task) {
    String number = as(by, () -> outreaches.numbers(task)).get(0).id();
    refused(
        "request-read-before-call",
        () ->
            as(
                by,
                () -> {
                  outreaches.dial(task, number);
                  return "";
                }));
  }

  @Test
  void whoChoosesSeesWhatIsCriticalTheLanguageAndHowOftenItWasTried() {
    CallId spanish = arrived();
    record(new CallEvent.LanguageChosen(spanish, Instant.now(), "es"));
    String soon =
        opened(RequestKind.CALL_BACK, Team.FRONT_DESK, spanish, clock.instant().plusSeconds(60));
    as(nurse, () -> requests.take(soon));
    String critical = released(nurse, ingrid, ResultClass.CRITICAL, false);
    ended(dialled(nurse, critical));
    String number = as(nurse, () -> outreaches.numbers(critical)).get(0).id();
    CallId refused = begun(nurse, critical, number);
    record(new CallEvent.Ended(refused, Instant.now(), EndCause.NOT_DIALLED));

    List<RequestRow> mine = as(nurse, () -> outreaches.mine());
    assertEquals(critical, mine.get(0).id(), "critical comes first");
    assertTrue(mine.stream().anyMatch(row -> row.id().equals(soon)));
    Map<String, TaskChoices.Choice> choices = as(nurse, () -> tasks.of(mine));
    assertEquals(new TaskChoices.Choice(true, "en", 1), choices.get(critical));
    assertEquals(new TaskChoices.Choice(false, "es", 0), choices.get(soon));
  }

  @Test
  void noteIsReadByRolesThatMayKnowWhatItHolds() {
    readBy(nurse, agent, RequestKind.REFILL, Team.NURSES);
    readBy(agent, nurse, RequestKind.MESSAGE, Team.BILLING);
    readBy(agent, supervisor, RequestKind.MESSAGE, Team.BILLING);
    readBy(nurse, senior, RequestKind.MESSAGE, Team.NURSES);
    readBy(senior, agent, RequestKind.RECORD_CHANGE, Team.RECORDS);
    readBy(nurse, agent, RequestKind.NOTICE, Team.FRONT_DESK);
    readBy(supervisor, agent, RequestKind.MESSAGE, Team.PRIVACY);
    String misplaced = takenBy(agent, RequestKind.REFILL, Team.FRONT_DESK);
    refused("request-note-not-for-role", () -> read(agent, misplaced));
  }

  private void readBy(Actor who, Actor notWho, RequestKind kind, Team team) {
    String theirs = takenBy(who, kind, team);
    assertEquals("Why we call", read(who, theirs));
    assertTrue(row(who, theirs).readable());
    String others = takenBy(notWho, kind, team);
    refused("request-note-not-for-role", () -> read(notWho, others));
    assertFalse(row(notWho, others).readable());
    assertEquals(1, audited(others, "note-not-for-role"));
  }

  private RequestRow row(Actor reader, String task) {
    return as(reader, () -> requests.pending(0, 1000)).stream()
        .filter(row -> row.id().equals(task))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoHasReadAMessageDoesNotCallAboutItAndWhoHasEarnedItReadsAndCallsAgain() {
    String message = takenBy(agent, RequestKind.MESSAGE, Team.FRONT_DESK);
    assertEquals("Why we call", read(agent, message));
    refusesToDial(agent, message);
    assertEquals(1, audited(message, "call-after-note"));

    String unread = takenBy(agent, RequestKind.MESSAGE, Team.FRONT_DESK);
    CallId line = dialled(agent, unread);
    proven(agent, line);
    assertEquals(
        "Why we call", as(agent, () -> outreaches.reason(line)).note().orElseThrow().value());
    ended(line);
    assertEquals("Why we call", read(agent, unread));
    ended(dialled(agent, unread));

    String clinicians = takenBy(nurse, RequestKind.REFILL, Team.NURSES);
    assertEquals("Why we call", read(nurse, clinicians));
    ended(dialled(nurse, clinicians));
  }
}
