package org.veriline.audit;

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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.audit.WhoSaw.Question;
import org.veriline.audit.WhoSaw.Sight;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

class WhoSawIT extends InPayara {
  private static final int MANY = 200_000;

  @Inject AuditTrail trail;
  @Inject WhoSaw whoSaw;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private final Actor nurse = someone(Role.NURSE);
  private final String patient = UUID.randomUUID().toString();
  private final String call = "who-saw-" + UUID.randomUUID();

  private void viewed(String whose) {
    trail.writeAlone(
        AuditEvent.by(nurse)
            .action(Action.VERIFY_LEVEL)
            .call(call)
            .interaction("verification-of-" + call)
            .patient(whose)
            .level("V2")
            .reason("R7")
            .build());
    trail.writeAlone(
        AuditEvent.by(nurse)
            .action(Action.PHI_VIEW)
            .call(call)
            .interaction("verification-of-" + call)
            .patient(whose)
            .level("V2")
            .purpose("TREATMENT")
            .relationship("SELF")
            .dataClass("D3")
            .object("section/VISITS")
            .build());
  }

  private static Question about(String actor, String patient) {
    Instant now = Instant.now();
    return new Question(
        actor, patient, now.minus(Duration.ofDays(365)), now.plus(Duration.ofDays(1)));
  }

  private List<Sight> asked(Question question) {
    return as(officer, () -> whoSaw.page(question, 0, 50));
  }

  @Test
  void whoSawAPatientIsOneLineAViewWithTheRowThatOpenedIt() {
    viewed(patient);
    List<Sight> sights = asked(about("", patient));
    assertEquals(1, sights.size());
    Sight sight = sights.get(0);
    assertEquals(nurse.userId(), sight.seen().actor());
    assertEquals("V2", sight.seen().level());
    assertEquals("R7", sight.row());
    assertEquals("TREATMENT", sight.seen().purpose());
    assertEquals("section/VISITS", sight.seen().object());
    assertEquals(1, as(officer, () -> whoSaw.count(about("", patient))));
  }

  @Test
  void whatAPersonSawIsAskedTheSameWay() {
    viewed(patient);
    viewed(UUID.randomUUID().toString());
    assertEquals(2, asked(about(nurse.userId(), "")).size());
    assertEquals(1, asked(about(nurse.userId(), patient)).size());
    assertEquals(0, asked(about(officer.userId(), "")).size());
  }

  @Test
  void questionAboutEverybodyIsRefusedAndAskingIsEvidence() throws SQLException {
    Throwable thrown = assertThrows(Throwable.class, () -> asked(about("", " ")));
    while (thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertEquals("who-saw-whom", thrown.getMessage());
    asked(about("", patient));
    assertEquals(
        "patient",
        text(
            "select fields from audit_event where object = 'who-saw' and actor = '"
                + officer.userId()
                + "'"));
    turnedAway(nurse, () -> whoSaw.page(about("", patient), 0, 1));
  }

  /**
   * Ten million rows are as good as these: what is read depends on the patient, not on the rest.
   */
  @Test
  void twoHundredThousandRowsOfOthersAreNotRead() throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      // A segment of its own, so that the chain under test stays what it is.
      statement.execute(
          "insert into audit_event (segment, n, id, at, actor, roles, session, action, outcome,"
              + " patient, call_id, fields, mac) select 'plans', seq, uuid(), now(3) - interval"
              + " (seq mod 31536000) second, concat('person-', seq mod 50), 'AGENT', 's',"
              + " 'PHI.VIEW', 'OK', concat('patient-', seq mod 5000), concat('call-', seq mod"
              + " 60000), '', repeat('x', 32) from seq_1_to_"
              + MANY);
      try {
        statement.execute("analyze table audit_event");
        long read =
            rowsRead(
                statement,
                "select e.n, (select l.reason from audit_event l where l.call_id = e.call_id and"
                    + " l.action = 'VERIFY.LEVEL' and l.at <= e.at and l.n < e.n order by l.at"
                    + " desc, l.n desc limit 1) from audit_event e where e.segment = 'plans' and"
                    + " e.patient = 'patient-77' and e.at >= now() - interval 365 day and e.at <"
                    + " now() + interval 1 day and e.action in ('PHI.VIEW', 'DISCLOSE.TO',"
                    + " 'BTG.OPEN', 'PHI.EDIT') order by e.at desc, e.n desc limit 50 offset 0");
        assertTrue(read < 1000, "rows read: " + read);
        long ofPerson =
            rowsRead(
                statement,
                "select e.n from audit_event e where e.segment = 'plans' and e.actor = 'person-7'"
                    + " and e.at >= now() - interval 365 day and e.at < now() + interval 1 day and"
                    + " e.action in ('PHI.VIEW', 'DISCLOSE.TO', 'BTG.OPEN', 'PHI.EDIT') order by"
                    + " e.at desc, e.n desc limit 50 offset 0");
        assertTrue(ofPerson < MANY / 20, "rows read of one person: " + ofPerson);
        long console = rowsRead(statement, "select * from oversight_day where day = current_date");
        assertTrue(console < 200, "rows read for the console: " + console);
      } finally {
        statement.execute("delete from audit_event where segment = 'plans'");
      }
    }
  }

  private static long rowsRead(Statement statement, String sql) throws SQLException {
    statement.execute("flush status");
    try (ResultSet all = statement.executeQuery(sql)) {
      while (all.next()) {
        all.getObject(1);
      }
    }
    long read = 0;
    try (ResultSet handlers = statement.executeQuery("show session status like 'Handler_read%'")) {
      while (handlers.next()) {
        read += handlers.getLong(2);
      }
    }
    return read;
  }

  private static String text(String sql) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
