package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.platform.Alarms;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

class AuditChainIT extends InPayara {
  @Inject AuditTrail trail;
  @Inject AuditChain chain;
  @Inject AuditVerification verification;
  @Inject Alarms alarms;
  @Inject UserTransaction transaction;

  private static AuditEvent event() {
    return AuditEvent.by(Actor.SYSTEM).action(Action.CFG_CHANGE).object("test/row").build();
  }

  private static long n(String sql) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void tamper(String... statements) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Writes a few rows and says what the number of the last one is. */
  private long write(int rows) throws SQLException {
    for (int i = 0; i < rows; i++) {
      trail.writeAlone(event());
    }
    return n("select max(n) from audit_event");
  }

  /** Writes three rows, takes the last two away, and says what the number of the last one was. */
  private long cutOff() throws SQLException {
    long last = write(3);
    tamper(
        "create or replace table kept as select * from audit_event where n > " + (last - 2),
        "delete from audit_event where n > " + (last - 2));
    return last;
  }

  @Test
  void untouchedChainIsIntact() throws SQLException {
    long last = write(3);
    AuditChain.Finding finding = chain.verify(rows -> {});
    assertTrue(finding.intact(), finding.toString());
    assertEquals(last, finding.rows());
  }

  @Test
  void editedRowIsNamedAlarmedAndTheAlarmEndsWhenTheRowIsAsItWas() throws SQLException {
    long last = write(3);
    tamper("update audit_event set action = 'CFG.NOTHING' where n = " + (last - 1));
    try {
      AuditChain.Finding finding = verification.verify(rows -> {});
      assertEquals(last - 1, finding.firstBad());
      assertTrue(alarms.active().stream().anyMatch(a -> a.id().equals("audit-chain-broken")));
    } finally {
      tamper("update audit_event set action = 'CFG.CHANGE' where n = " + (last - 1));
    }
    assertTrue(verification.verify(rows -> {}).intact());
    assertTrue(alarms.active().stream().noneMatch(a -> a.id().equals("audit-chain-broken")));
  }

  @Test
  void deletedRowIsNamed() throws SQLException {
    long last = write(3);
    tamper(
        "create or replace table kept as select * from audit_event where n = " + (last - 1),
        "delete from audit_event where n = " + (last - 1));
    try {
      assertEquals(last - 1, chain.verify(rows -> {}).firstBad());
    } finally {
      tamper("insert into audit_event select * from kept");
    }
  }

  @Test
  void reorderedRowsAreNamed() throws SQLException {
    long last = write(3);
    String swap =
        "update audit_event set n = case n when %1$d then %2$d else %1$d end + 1000000"
            + " where n in (%1$d, %2$d)";
    String back = "update audit_event set n = n - 1000000 where n > 1000000";
    tamper(swap.formatted(last - 1, last), back);
    try {
      assertEquals(last - 1, chain.verify(rows -> {}).firstBad());
    } finally {
      tamper(swap.formatted(last - 1, last), back);
    }
  }

  @Test
  void endThatWasCutOffIsNoticedAlsoAfterOthersWereWritten() throws SQLException {
    long last = cutOff();
    AuditChain.Finding finding = chain.verify(rows -> {});
    while (n("select count(*) from audit_event where n > " + last) > 0) {
      // A job of the application wrote a row in between, which makes a gap of the end: once more.
      tamper("insert into audit_event select * from kept");
      last = cutOff();
      finding = chain.verify(rows -> {});
    }
    try {
      assertEquals(last - 1, finding.firstBad());
      assertEquals("truncated", finding.reason());
      write(5);
      finding = chain.verify(rows -> {});
      assertEquals(last - 1, finding.firstBad());
      assertEquals("missing", finding.reason());
    } finally {
      tamper("insert into audit_event select * from kept");
    }
    assertTrue(chain.verify(rows -> {}).intact());
  }

  @Test
  void numbersOfRowsThatWereCutOffAreNotGivenToOthersByAnApplicationThatStartsAnew()
      throws SQLException {
    long last = cutOff();
    try {
      chain.take();
      chain.done(null);
      assertEquals(last + 1, write(1));
    } finally {
      tamper("insert into audit_event select * from kept");
    }
    assertTrue(chain.verify(rows -> {}).intact());
  }

  @Test
  void rowsOfATransactionThatIsRolledBackAreNotWritten() throws Exception {
    long before = write(1);
    transaction.begin();
    trail.write(event());
    transaction.rollback();
    assertEquals(before, n("select max(n) from audit_event"));
    assertTrue(chain.verify(rows -> {}).intact());
  }

  @Test
  void rowsOfManyAtOnceStandInOneUnbrokenChain() throws Exception {
    long before = write(1);
    ExecutorService people = Executors.newFixedThreadPool(8);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(
          people.submit(
              () -> {
                for (int row = 0; row < 10; row++) {
                  trail.writeAlone(event());
                }
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    people.shutdown();
    assertEquals(before + 80, n("select max(n) from audit_event"));
    assertTrue(chain.verify(rows -> {}).intact());
  }

  @Test
  void refusalStandsEvenWhenTheWorkAroundItIsRolledBack() throws Exception {
    long before = write(1);
    transaction.begin();
    trail.writeAlone(event());
    transaction.rollback();
    assertEquals(before + 1, n("select max(n) from audit_event"));
  }

  @Test
  void writingOutsideATransactionIsAMistake() {
    AuditEvent event = event();
    assertThrows(Exception.class, () -> trail.write(event));
  }

  @Test
  void applicationsOwnAccountCannotChangeTheEvidence() throws SQLException {
    write(1);
    try (Connection application = ThrowawayMariaDb.asApplication(databaseUrl());
        Statement statement = application.createStatement()) {
      for (String sql :
          new String[] {
            "update audit_event set action = 'X'",
            "delete from audit_event",
            "truncate table audit_event",
            "alter table audit_event add column x int",
            "drop table audit_event",
            "create trigger t before insert on audit_event for each row set new.action = 'X'"
          }) {
        SQLException denied = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
        // With a binary log MariaDB misses the right to make any trigger before it looks at ours.
        assertTrue(
            denied.getMessage().matches("(?s).*(denied|not have the SUPER privilege).*"),
            denied.getMessage());
      }
    }
  }
}
