package org.veriline.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.decision.Fact;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.DemoPopulation;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientImport;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.platform.Alarms;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ThrowawayMariaDb;

class AuthorityRecordsIT extends InPayara {
  private static final Asked VISITS = Asked.all(Section.VISITS);
  private static boolean imported;

  @Inject Alarms alarms;
  @Inject AuthorityRecords records;
  @Inject AuthorityRegister register;
  @Inject RecordBatches batches;
  @Inject Dossiers dossiers;
  @Inject PatientImport imports;
  @Inject Patients patients;

  private final Actor senior = someone(Role.SENIOR_AGENT);
  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private final Actor colleague = someone(Role.PRIVACY_OFFICER);
  private PatientRef ingrid = new PatientRef("");

  @BeforeEach
  void ingridIsAPatient() throws IOException {
    if (!imported) {
      try (InputStream in = DemoPopulation.file()) {
        imports.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, bytes -> {});
      }
      imported = true;
    }
    ingrid = patients.match("Ingrid Solberg", LocalDate.of(1971, 7, 29)).orElseThrow();
    sql("delete from authority_record");
  }

  @AfterEach
  void nothingIsLeft() {
    MovableClock.setRight();
    sql("delete from authority_record");
  }

  @Test
  void aRepresentativeCountsWhenASecondPersonHasApproved() {
    String id = as(senior, () -> records.propose(ingrid, representative()));
    assertTrue(dossiers.of(ingrid).relation("Rosa Quintero").isEmpty());
    turnedAway(senior, () -> approve(id));
    approve(officer, id);
    Relation rosa = dossiers.of(ingrid).relation("Rosa Quintero").orElseThrow();
    assertEquals(Relation.Status.IN_FORCE, rosa.status());
    assertEquals(Relationship.PERSREP, rosa.relationship());
    assertTrue(rosa.birthDateFits(LocalDate.of(1960, 2, 3)));
    assertFalse(rosa.birthDateFits(LocalDate.of(1960, 2, 4)));
    assertEquals(1, dossiers.of(ingrid).relation("Roza Quintero").stream().count());
    assertTrue(dossiers.of(ingrid).relation("Rosa Someone").isEmpty());
    assertTrue(facts(rosa).contains(Fact.AUTHORITY_IN_FORCE));
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'RIGHTS.REP_ADD'"
                + " and object like '%"
                + id
                + "'"));
  }

  @Test
  void nobodyApprovesWhatTheyProposed() {
    String id = as(officer, () -> records.propose(ingrid, representative()));
    refused("record-needs-second-person", () -> as(officer, () -> approve(id)));
    assertTrue(dossiers.of(ingrid).relation("Rosa Quintero").isEmpty());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'ACCESS.DENIED'"
                + " and object like '%"
                + id
                + "'"));
    approve(colleague, id);
    assertTrue(dossiers.of(ingrid).relation("Rosa Quintero").isPresent());
  }

  @Test
  void anAgreementRunsOutDuringTheCall() {
    String id = as(senior, () -> records.propose(ingrid, agreement()));
    approve(officer, id);
    Relation milo = dossiers.of(ingrid).relation("Milo Faraday").orElseThrow();
    assertTrue(facts(milo).contains(Fact.AGREEMENT));
    MovableClock.moveOn(Duration.ofDays(370));
    assertFalse(facts(milo).contains(Fact.AGREEMENT));
    assertEquals(
        Relation.Status.EXPIRED,
        dossiers.of(ingrid).relation("Milo Faraday").orElseThrow().status());
  }

  @Test
  void whatClosesCountsAtOnceAndOpensAgainByTwo() {
    Wish restriction = new Wish(Kind.RESTRICTION, Map.of("sections", "VISITS"), null);
    String proposed = as(senior, () -> records.propose(ingrid, restriction));
    assertFalse(restricted());
    as(officer, () -> done(() -> records.decline(proposed)));
    String id = as(officer, () -> records.propose(ingrid, restriction));
    assertTrue(restricted());
    as(officer, () -> done(() -> records.end(id, EndReason.PATIENT)));
    assertTrue(restricted());
    refused("record-needs-second-person", () -> as(officer, () -> approveEnd(id)));
    as(colleague, () -> approveEnd(id));
    assertFalse(restricted());
  }

  @Test
  void whatThePatientPaidDoesNotEndByNotice() {
    Wish paid = new Wish(Kind.RESTRICTION, Map.of("sections", "BILLING", "self_paid", "yes"), null);
    String id = as(officer, () -> records.propose(ingrid, paid));
    refused(
        "record-self-paid-needs-agreement",
        () -> as(officer, () -> done(() -> records.end(id, EndReason.NOTICE))));
  }

  @Test
  void aRevocationCountsAtOnce() {
    String id = as(senior, () -> records.propose(ingrid, representative()));
    approve(officer, id);
    Relation rosa = dossiers.of(ingrid).relation("Rosa Quintero").orElseThrow();
    as(officer, () -> done(() -> records.end(id, EndReason.REVOKED)));
    assertFalse(facts(rosa).contains(Fact.AUTHORITY_IN_FORCE));
  }

  @Test
  void aNewerVersionTakesThePlaceOfTheOlderWhichIsKept() {
    String first = as(senior, () -> records.propose(ingrid, agreement()));
    approve(officer, first);
    Map<String, String> more = new HashMap<>(agreement().fields());
    more.put("scope", "CLINICAL BILLING");
    String second =
        as(senior, () -> records.propose(ingrid, new Wish(Kind.AGREEMENT, more, first)));
    approve(officer, second);
    Relation milo = dossiers.of(ingrid).relation("Milo Faraday").orElseThrow();
    assertEquals(second, milo.record());
    assertEquals(2, n("select count(*) from authority_record"));
    assertEquals(1, n("select count(*) from authority_record where state = 'ENDED'"));
    Map<String, String> older = as(officer, () -> records.read(first));
    assertEquals("CLINICAL", older.get("scope"));
  }

  @Test
  void nothingOfARecordCanBeReadOrChangedOnTheDisk() throws SQLException {
    String id = as(senior, () -> records.propose(ingrid, representative()));
    approve(officer, id);
    String sealed = text("select hex(sealed) from authority_record where id = '" + id + "'");
    for (String secret : new String[] {"Rosa", "Quintero", "1960-02-03", "GUARDIAN"}) {
      String hex = java.util.HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
      assertFalse(sealed.toLowerCase(java.util.Locale.ROOT).contains(hex));
    }
    try (Connection app = ThrowawayMariaDb.asApplication(databaseUrl());
        Statement statement = app.createStatement()) {
      for (String change :
          new String[] {
            "update authority_record set patient = uuid()",
            "update authority_record set sealed = ''",
            "update authority_record set valid_until = null",
            "delete from authority_record"
          }) {
        assertThrows(SQLException.class, () -> statement.execute(change), change);
      }
    }
    // Somebody with the database's own rights makes it last longer: the seal breaks.
    sql("update authority_record set valid_until = '2999-01-01'");
    try {
      refused("sealed-value-broken", () -> dossiers.of(ingrid));
    } finally {
      alarms.clear("sealed-value-broken");
    }
  }

  @Test
  void aWishAboutNumbersIsForTheOfficerOrACall() {
    Wish wish =
        new Wish(
            Kind.PREFERENCE,
            Map.of("number", "+12025550147", "only", "yes", "message", "NONE"),
            null);
    turnedAway(senior, () -> records.propose(ingrid, wish));
    as(officer, () -> records.propose(ingrid, wish));
    Reachability reach = dossiers.reachability(ingrid);
    assertTrue(reach.mayDial("+12025550147"));
    assertFalse(reach.mayDial("+12025550148"));
    assertEquals(MessageLevel.NONE, reach.message("+12025550147"));
  }

  @Test
  void aFileCountsWhenAnotherPersonHasApprovedAllOfIt() throws Exception {
    String file =
        """
        record_number,patient_birth_date,kind,given,family,basis,scope,manner,document_hash,\
        document_seen_by,document_seen_on
        7325838,1971-07-29,AGREEMENT,Milo,Faraday,,CLINICAL,WRITTEN,,,
        7325838,1971-07-30,AGREEMENT,Milo,Faraday,,CLINICAL,WRITTEN,,,
        7325838,1971-07-29,AGREEMENT,Secretname,,,CLINICAL,WRITTEN,,,
        7325838,1971-07-29,REPRESENTATIVE,Rosa,Quintero,FRIENDSHIP,CLINICAL,,,,
        """
            .replace("7325838", recordNumber());
    RecordBatches.Report report =
        as(
            officer,
            () ->
                batches.load(
                    new java.io.ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    assertEquals(1, report.proposed());
    assertEquals(
        java.util.List.of(
            "record-patient-not-found record_number",
            "record-field-missing family",
            "record-field-unreadable basis"),
        report.refused().stream().map(it -> it.error() + " " + it.field()).toList());
    assertFalse(
        text("select report from authority_batch where id = '" + report.batch() + "'")
            .contains("Secretname"));
    assertTrue(dossiers.of(ingrid).relation("Milo Faraday").isEmpty());
    String one = text("select id from authority_record");
    refused("record-belongs-to-file", () -> as(colleague, () -> approve(one)));
    refused(
        "record-needs-second-person",
        () -> as(officer, () -> done(() -> batches.approve(report.batch()))));
    as(colleague, () -> done(() -> batches.approve(report.batch())));
    assertTrue(dossiers.of(ingrid).relation("Milo Faraday").isPresent());
    refused(
        "record-not-so", () -> as(colleague, () -> done(() -> batches.approve(report.batch()))));
  }

  @Test
  void aFileThatIsNoTableIsRefusedAsAWhole() {
    for (String[] bad :
        new String[][] {
          {"name,phone\na,b\n", "records-file-columns"},
          {"record_number,patient_birth_date,kind\n\"open", "records-file-unreadable"}
        }) {
      refused(
          bad[1],
          () ->
              as(
                  officer,
                  () ->
                      batches.load(
                          new java.io.ByteArrayInputStream(
                              bad[0].getBytes(StandardCharsets.UTF_8)))));
    }
    turnedAway(senior, () -> batches.load(new java.io.ByteArrayInputStream(new byte[0])));
  }

  @Test
  void listsAreForWhoDecidesAndShowNothingOfWhatARecordSays() {
    as(senior, () -> records.propose(ingrid, representative()));
    turnedAway(senior, () -> register.page("", 0, 10));
    AuthorityRow row = as(officer, () -> register.page("", 0, 10)).get(0);
    assertFalse(row.toString().contains("Quintero"));
    assertTrue(row.pending());
    assertEquals(1, as(officer, () -> register.count(ingrid.value())));
  }

  private String recordNumber() throws IOException {
    try (java.io.BufferedReader lines =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(DemoPopulation.file(), StandardCharsets.UTF_8))) {
      String line = lines.lines().filter(it -> it.contains("Solberg")).findFirst().orElseThrow();
      java.util.regex.Matcher number = java.util.regex.Pattern.compile("MSC-\\d+").matcher(line);
      assertTrue(number.find());
      return number.group();
    }
  }

  private boolean restricted() {
    return dossiers
        .of(ingrid)
        .facts(
            new Hearer(Relationship.PROVIDER, null, java.util.Set.of(), null),
            Purpose.TREATMENT,
            VISITS)
        .contains(Fact.RESTRICTED);
  }

  private java.util.Set<Fact> facts(Relation relation) {
    return dossiers
        .of(ingrid)
        .facts(
            new Hearer(relation.relationship(), relation.record(), java.util.Set.of(), null),
            Purpose.PATIENT_REQUEST,
            VISITS);
  }

  private static Wish representative() {
    return new Wish(
        Kind.REPRESENTATIVE,
        Map.of(
            "given", "Rosa",
            "family", "Quintero",
            "birth_date", "1960-02-03",
            "basis", "GUARDIAN",
            "scope", "CLINICAL LOGISTICS",
            "document_hash", "a".repeat(64),
            "document_seen_by", "records",
            "document_seen_on", "2026-01-02"),
        null);
  }

  private static Wish agreement() {
    return new Wish(
        Kind.AGREEMENT,
        Map.of("given", "Milo", "family", "Faraday", "scope", "CLINICAL", "manner", "AGREED"),
        null);
  }

  private String approve(String id) {
    return done(() -> records.approve(id));
  }

  private void approve(Actor by, String id) {
    as(by, () -> approve(id));
  }

  private String approveEnd(String id) {
    return done(() -> records.approveEnd(id));
  }

  private static String done(Runnable deed) {
    deed.run();
    return "done";
  }

  private static void refused(String id, Supplier<?> deed) {
    Throwable thrown = assertThrows(Throwable.class, () -> deed.get());
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertEquals(id, ((Refusal) thrown).id());
  }

  private static void sql(String statement) {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement made = root.createStatement()) {
      made.execute(statement);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static long n(String query) {
    return Long.parseLong(text(query));
  }

  private static String text(String query) {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
