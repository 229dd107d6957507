package org.veriline.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.audit.AuditChain;
import org.veriline.audit.ManyAuditRows;
import org.veriline.audit.WhoSaw;
import org.veriline.platform.Credentials;
import org.veriline.platform.Settings;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

/**
 * Who saw whom after a busy year: ten million rows of evidence of 667,000 calls. What the watch
 * would have counted of them is counted here by the database; {@link OversightConsoleBench} opens
 * the page on it.
 */
@Order(1)
class OversightBench extends InPayara {
  @Inject AuditChain chain;
  @Inject Credentials credentials;
  @Inject Settings settings;
  @Inject WhoSaw whoSaw;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  @Test
  void whoSawWhom() throws Exception {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl())) {
      ManyAuditRows.append(
          root, chain, settings, credentials.text("audit-key"), BusyYear.ROWS, new BusyYear());
      count(root);
    }
    Instant until = Instant.now().plus(Duration.ofDays(1));
    Instant from = until.minus(Duration.ofDays(366));
    double patient = seconds(new WhoSaw.Question("", BusyYear.patient(7), from, until), 100);
    double person = seconds(new WhoSaw.Question(BusyYear.agent(7).userId(), "", from, until), 1000);
    Table.line(
        "oversight",
        "who saw this patient, and what did this person see, in 12 months, %,d audit rows: the number and the first page of 100"
            .formatted(BusyYear.ROWS),
        "at most 10 s each",
        "%.2f s, %.2f s".formatted(patient, person),
        Math.max(patient, person) <= 10,
        "the rows of one person of a whole year are counted one by one");
  }

  private void count(Connection root) throws SQLException {
    try (Statement statement = root.createStatement()) {
      for (String sql :
          List.of(
              "insert into oversight_day (day, action, outcome, n) select date(at), action, outcome,"
                  + " count(*) from audit_event group by 1, 2, 3 on duplicate key update n = n",
              "insert into oversight_views (day, actor, n) select date(at), actor, count(*) from"
                  + " audit_event where action = 'PHI.VIEW' group by 1, 2 on duplicate key update"
                  + " n = n",
              "insert into oversight_call (call_id, day, at, actor, disclosed, complied, told,"
                  + " told_complete, privacy_needed, privacy_asked, failed, locked, overridden,"
                  + " seconds) select call_id, date(max(at)), max(at), max(actor), 1, rand() > 0.002,"
                  + " 3, 3, 1, rand() > 0.002, rand() < 0.05, 0, rand() < 0.01, 10 + floor(rand() *"
                  + " 60) from audit_event where action = 'DISCLOSE.TO' group by call_id",
              "insert into oversight_question (call_id, i, day, question, answered_right,"
                  + " good_caller) select call_id, 0, day, elt(1 + floor(rand() * 4), 'number',"
                  + " 'visit-month', 'vaccine-month', 'visit-provider'), rand() > 0.08, rand() > 0.05"
                  + " from oversight_call",
              "insert into oversight_position (segment, n) select segment, max(n) from audit_event"
                  + " group by segment on duplicate key update n = values(n)",
              "analyze table audit_event, oversight_day, oversight_call, oversight_question")) {
        statement.execute(sql);
      }
    }
  }

  private double seconds(WhoSaw.Question question, int atLeast) {
    long began = System.nanoTime();
    int found = as(officer, () -> whoSaw.count(question));
    List<WhoSaw.Sight> page = as(officer, () -> whoSaw.page(question, 0, 100));
    double seconds = Table.millisSince(began) / 1000;
    assertTrue(found >= atLeast && page.size() == 100, () -> found + " found");
    return seconds;
  }
}
