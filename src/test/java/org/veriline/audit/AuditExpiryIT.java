package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ThrowawayMariaDb;

/** Only whole, anchored stretches older than six years go, and nobody can have a younger one go. */
class AuditExpiryIT extends WithOtherSegment {
  private static final Duration SIX_YEARS = Duration.ofDays(6 * 365 + 2);
  private Path received;

  /** Checkpoints 1 and 2 are older than six years, 3 by a few days not, 4 is of today. */
  @BeforeEach
  void oldAndYoung() throws Exception {
    received = Files.createDirectory(folder.resolve("received"));
    writtenBefore(SIX_YEARS.plusDays(10), 130);
    writtenBefore(SIX_YEARS.minusDays(10), 10);
    writtenBefore(Duration.ZERO, 5);
    assertEquals(4, segment.number("select count(*) from audit_checkpoint where segment = $S"));
  }

  private void writtenBefore(Duration age, int rows) throws Exception {
    MovableClock.moveOn(age.negated());
    segment.write(rows, clock.instant());
    segment.checkpoints.make();
    MovableClock.setRight();
  }

  private long rows() throws SQLException {
    return segment.number("select count(*) from audit_event where segment = $S");
  }

  @Test
  void onlyTheOldestGoTheirCheckpointsStayAndTheRestVerifies() throws Exception {
    assertEquals(0, segment.expiry.expire());
    assertEquals(145, rows(), "nothing goes that has not left the machine as an anchor");
    segment.anchors.deliverTo(new AnchorFolder(received));
    assertEquals(130, segment.expiry.expire());
    assertEquals(15, rows());
    assertEquals(131, segment.number("select min(n) from audit_event where segment = $S"));
    assertEquals(4, segment.number("select count(*) from audit_checkpoint where segment = $S"));
    assertEquals(0, segment.expiry.expire());
    assertTrue(segment.check().intact(), segment.check().toString());
    assertTrue(
        segment.number(
                "select count(*) from audit_event where action = 'AUDIT.EXPIRE' and object ="
                    + " 'audit-rows/130'")
            > 0);
    String said = OtherSegment.judged(key(), received, segment.exported(folder));
    assertTrue(said.startsWith("0: 15 rows up to row 145"), said);
    segment.tamper("delete from audit_event where segment = $S and n = 131");
    assertEquals(131, segment.check().firstBad());
  }

  @Test
  void clockOfTheApplicationThatRunsWildTakesNothingAway() throws Exception {
    segment.anchors.deliverTo(new AnchorFolder(received));
    MovableClock.moveOn(Duration.ofDays(4000));
    assertEquals(130, segment.expiry.expire());
    assertEquals(15, rows());
  }

  @Test
  void applicationsAccountCannotTalkTheDatabaseIntoIt() throws Exception {
    segment.anchors.deliverTo(new AnchorFolder(received));
    segment.expiry.expire();
    try (Connection application = ThrowawayMariaDb.asApplication(databaseUrl());
        Statement statement = application.createStatement();
        CallableStatement call = application.prepareCall("call expire_oldest_audit(?, ?)")) {
      for (String trick :
          new String[] {
            "set timestamp = 2000000000", "set time_zone = '+13:00'", "set time_zone = '-12:00'"
          }) {
        statement.execute(trick);
        call.setString(1, segment.name);
        call.registerOutParameter(2, Types.BIGINT);
        call.execute();
        assertEquals(-1, call.getLong(2), trick);
      }
      for (String sql :
          new String[] {
            "delete from audit_event where segment = '" + segment.name + "'",
            "update audit_checkpoint set at = '2001-01-01' where segment = '" + segment.name + "'",
            "delete from audit_checkpoint",
            "insert into audit_expiry values ('" + segment.name + "', 3, 10, now())",
            "drop procedure expire_oldest_audit"
          }) {
        assertThrows(SQLException.class, () -> statement.execute(sql), sql);
      }
    }
    assertEquals(15, rows());
  }

  @Test
  void oneYoungRowKeepsItsWholeStretch() throws Exception {
    segment.anchors.deliverTo(new AnchorFolder(received));
    segment.tamper("update audit_event set at = utc_timestamp(3) where segment = $S and n = 7");
    assertEquals(0, segment.expiry.expire());
    assertEquals(145, rows());
  }

  @Test
  void gapInTheOldestStretchKeepsItToo() throws Exception {
    segment.anchors.deliverTo(new AnchorFolder(received));
    segment.tamper("delete from audit_event where segment = $S and n = 7");
    assertEquals(0, segment.expiry.expire());
    assertEquals(7, segment.check().firstBad());
  }
}
