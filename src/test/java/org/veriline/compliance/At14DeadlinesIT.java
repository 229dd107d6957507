package org.veriline.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veriline.access.Actor;
import org.veriline.platform.Alarms;
import org.veriline.testing.InPayara;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ThrowawayMariaDb;

/** Every clock under a clock that stands still: reminded, escalated, overdue, written down. */
class At14DeadlinesIT extends InPayara {
  private static final Instant START = Instant.parse("2015-03-03T15:00:00Z");

  /** Hears what the watch says. */
  @ApplicationScoped
  public static class Listener {
    private static final List<DeadlineMoved> HEARD = new CopyOnWriteArrayList<>();

    void hear(@Observes DeadlineMoved moved) {
      HEARD.add(moved);
    }
  }

  @Inject Alarms alarms;
  @Inject Deadlines deadlines;
  @Inject DeadlineWatch watch;
  @Inject UserTransaction transaction;

  private final List<String> subjects = new ArrayList<>();
  private Connection others;

  /** The application's own timer finds the watch taken, as it would by another node. */
  @BeforeEach
  void otherNodeHasTheWatch() throws SQLException {
    others = ThrowawayMariaDb.asRoot(databaseUrl());
    others.setAutoCommit(false);
    try (Statement statement = others.createStatement()) {
      statement.executeQuery("select node from deadline_watch for update").close();
    }
  }

  @AfterEach
  void nothingIsLeftRunning() throws Exception {
    MovableClock.setRight();
    for (String subject : subjects) {
      for (DeadlineRow row : of(subject)) {
        within(
            () -> {
              deadlines.meet(Actor.SYSTEM, row.clock(), subject);
              return 0;
            });
      }
    }
    watch.lookAt(Instant.now());
    others.rollback();
    others.close();
  }

  private <T> T within(Callable<T> deed) throws Exception {
    transaction.begin();
    try {
      T result = deed.call();
      transaction.commit();
      return result;
    } catch (Exception | Error failed) {
      transaction.rollback();
      throw failed;
    }
  }

  private List<DeadlineRow> of(String subject) throws Exception {
    return within(() -> deadlines.of(subject));
  }

  private String started(LegalClock clock) throws Exception {
    String subject = "at14/" + UUID.randomUUID();
    subjects.add(subject);
    MovableClock.freeze(START);
    within(() -> deadlines.start(Actor.SYSTEM, clock, subject, START));
    return subject;
  }

  private DeadlineRow lookedAt(String subject, Instant at) throws Exception {
    MovableClock.freeze(at);
    watch.lookAt(at);
    return of(subject).get(0);
  }

  private static List<Stage> heard(String subject) {
    return Listener.HEARD.stream()
        .filter(moved -> moved.subject().equals(subject))
        .map(DeadlineMoved::stage)
        .toList();
  }

  private static List<String> audited(String subject) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select action, reason from audit_event where object = '"
                    + subject
                    + "' order by n")) {
      while (row.next()) {
        rows.add(row.getString(1) + " " + row.getString(2));
      }
    }
    return rows;
  }

  private boolean alarmed() {
    return alarms.active().stream().anyMatch(alarm -> alarm.id().equals("deadline-past"));
  }

  @ParameterizedTest
  @EnumSource(LegalClock.class)
  void clockRemindsTwiceEscalatesTwiceAndWritesEachStepDown(LegalClock clock) throws Exception {
    String subject = started(clock);
    Instant due = of(subject).get(0).due();
    List<Stage> steps = List.of(Stage.SOON, Stage.URGENT, Stage.DUE, Stage.OVERDUE);
    for (Stage stage : steps) {
      Instant begins = stage.begins(START, due);
      assertEquals(steps.indexOf(stage), heard(subject).size());
      assertEquals(stage.ordinal() - 1, lookedAt(subject, begins.minusMillis(1)).stage().ordinal());
      DeadlineRow row = lookedAt(subject, begins);
      assertEquals(stage, row.stage());
      assertEquals(stage == Stage.OVERDUE, row.overdue(begins));
      if (stage.escalates()) {
        assertTrue(alarmed());
      }
      lookedAt(subject, begins.plusMillis(1));
    }
    assertEquals(Stage.OVERDUE, lookedAt(subject, due.plus(Duration.ofDays(1))).stage());
    assertEquals(steps, heard(subject));
    assertEquals(
        List.of(
            "DEADLINE.START " + clock + "/RUNNING",
            "DEADLINE.REMIND " + clock + "/SOON",
            "DEADLINE.REMIND " + clock + "/URGENT",
            "DEADLINE.ESCALATE " + clock + "/DUE",
            "DEADLINE.ESCALATE " + clock + "/OVERDUE"),
        audited(subject));
  }

  @Test
  void clockThatJumpsForwardsAndIsPutRightDoesNoHarm() throws Exception {
    String subject = started(LegalClock.ACCESS);
    Instant due = of(subject).get(0).due();
    lookedAt(subject, due.plus(Duration.ofDays(900)));
    assertEquals(List.of(Stage.OVERDUE), heard(subject));
    DeadlineRow right = lookedAt(subject, START.plusSeconds(60));
    assertEquals(Stage.RUNNING, right.stage());
    assertEquals(due, right.due());
    assertFalse(right.overdue(START.plusSeconds(60)));
    assertFalse(alarmed());
    lookedAt(subject, due.minus(Duration.ofDays(7)));
    assertEquals(List.of(Stage.OVERDUE, Stage.RUNNING, Stage.SOON), heard(subject));
  }

  @Test
  void clockThatJumpsBackBeforeTheStartDoesNoHarm() throws Exception {
    String subject = started(LegalClock.BREACH_INDIVIDUAL);
    Instant due = of(subject).get(0).due();
    DeadlineRow early = lookedAt(subject, START.minus(Duration.ofDays(900)));
    assertEquals(Stage.RUNNING, early.stage());
    assertEquals(List.of(), heard(subject));
    assertEquals(Stage.DUE, lookedAt(subject, due).stage());
  }

  @Test
  void whatIsMetIsNeverAnnouncedAgain() throws Exception {
    String subject = started(LegalClock.ACCOUNTING);
    within(
        () -> {
          deadlines.meet(Actor.SYSTEM, LegalClock.ACCOUNTING, subject);
          deadlines.meet(Actor.SYSTEM, LegalClock.ACCOUNTING, subject);
          return 0;
        });
    DeadlineRow row = lookedAt(subject, START.plus(Duration.ofDays(900)));
    assertFalse(row.overdue(START.plus(Duration.ofDays(900))));
    assertEquals(List.of(), heard(subject));
    assertEquals(
        List.of("DEADLINE.START ACCOUNTING/RUNNING", "DEADLINE.MET ACCOUNTING/RUNNING"),
        audited(subject));
  }

  @Test
  void extensionMovesTheDueTimeAndItsReasonIsSealed() throws Exception {
    String subject = started(LegalClock.ACCESS);
    Instant due = of(subject).get(0).due();
    assertEquals(Stage.SOON, lookedAt(subject, due.minus(Duration.ofDays(3))).stage());
    within(() -> deadlines.extend(Actor.SYSTEM, LegalClock.ACCESS, subject, "Film in the archive"));
    DeadlineRow longer = of(subject).get(0);
    assertEquals(Stage.RUNNING, longer.stage());
    assertTrue(longer.extended());
    assertEquals(
        "Film in the archive",
        within(() -> deadlines.reason(LegalClock.ACCESS, subject)).orElseThrow());
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from deadline where instr(extension_reason, 'Film') > 0")) {
      row.next();
      assertEquals(0, row.getInt(1));
    }
  }

  @Test
  void nodeThatFindsTheWatchTakenLeavesTheDeadlinesAlone() throws Exception {
    String subject = started(LegalClock.ACCESS);
    Instant due = of(subject).get(0).due();
    MovableClock.freeze(due);
    watch.look();
    assertEquals(List.of(), heard(subject));
    others.rollback();
    watch.look();
    assertEquals(List.of(Stage.DUE), heard(subject));
  }
}
