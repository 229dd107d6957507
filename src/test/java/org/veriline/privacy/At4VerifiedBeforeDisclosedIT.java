package org.veriline.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

/** Comes last, and looks through the log that all the other tests left behind. */
@Order(Integer.MAX_VALUE)
class At4VerifiedBeforeDisclosedIT extends InPayara {
  private static final long FAR = 9_000_000_000L;

  @Inject Violations violations;

  private static void tamper(String sql) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void nothingWasShownOrSaidThatWasNotEarned() {
    Violations.Finding finding = violations.find();
    assertEquals(List.of(), finding.violations());
  }

  @Test
  void plantedViolationIsFound() throws SQLException {
    long judged = violations.find().judged();
    String plant =
        "insert into audit_event (segment, n, id, at, actor, roles, session, action, outcome,"
            + " interaction, call_id, purpose, relationship, level, data_class, fields, object,"
            + " mac) values ('node1', %d, uuid(), utc_timestamp(3), 'x', 'AGENT', 'x',"
            + " 'DISCLOSE.TO', 'OK', 'planted', 'planted', 'TREATMENT', 'SELF', 'V2', 'D2',"
            + " 'visit', 'section/APPOINTMENTS', repeat('x', 32))";
    tamper(plant.formatted(FAR));
    try {
      Violations.Finding finding = violations.find();
      assertFalse(finding.none());
      assertEquals(judged + 1, finding.judged());
      assertTrue(
          finding
              .violations()
              .contains(
                  new VerifiedBeforeDisclosed.Violation(FAR, "DISCLOSE.TO", "no-verification")));
    } finally {
      tamper("delete from audit_event where n = " + FAR);
    }
  }
}
