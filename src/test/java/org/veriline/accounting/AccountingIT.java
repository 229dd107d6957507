package org.veriline.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.compliance.Assessment;
import org.veriline.compliance.IncidentCode;
import org.veriline.compliance.IncidentVerdicts;
import org.veriline.compliance.Incidents;
import org.veriline.compliance.Rating;
import org.veriline.compliance.Verdict;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;
import org.veriline.testing.ReportKey;
import org.veriline.testing.SignedFiles;
import org.veriline.testing.ThrowawayMariaDb;

class AccountingIT extends InPayara {
  private static final Actor OFFICER = someone(Role.PRIVACY_OFFICER);

  @Inject Accountables accountables;
  @Inject Accountings accountings;
  @Inject Incidents incidents;
  @Inject IncidentVerdicts verdicts;

  @TempDir Path folder;

  private final String patient = UUID.randomUUID().toString();

  private static Entry entry(Basis basis, String recipient, Duration ago) {
    return new Entry(
        Instant.now().minus(ago),
        basis,
        recipient,
        "1 Invented Street",
        "Invented test result",
        "The law asks for it");
  }

  private void entered(Basis basis, String recipient, Duration ago) {
    as(OFFICER, () -> accountables.enter(patient, entry(basis, recipient, ago), null));
  }

  private Report made() {
    return as(OFFICER, () -> accountings.make(patient, "Invented Person\n2 Road", Locale.ENGLISH));
  }

  private static String text(Report report) throws IOException {
    try (PDDocument document = Loader.loadPDF(report.pdf())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static void refused(String id, Runnable deed) {
    Throwable thrown = assertThrows(Throwable.class, deed::run);
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertTrue(thrown instanceof Refusal, thrown.toString());
    assertEquals(id, ((Refusal) thrown).id());
  }

  private static long number(String sql) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void sql(String... statements) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private boolean valid(String certificate, byte[] file, byte... signature)
      throws IOException, InterruptedException {
    return SignedFiles.valid(folder, certificate, file, signature);
  }

  private static byte[] edited(byte[] file, int at) {
    byte[] other = file.clone();
    other[at] = (byte) (other[at] == 'A' ? 'B' : 'A');
    return other;
  }

  @Test
  void reportIsVerifiedOfflineAndOneEditedByteIsFound() throws Exception {
    entered(Basis.PUBLIC_HEALTH, "Invented County Health Office", Duration.ofDays(10));
    Report report = made();
    assertTrue(valid(report.certificate(), report.pdf()));
    assertTrue(valid(report.certificate(), report.csv(), report.csvSignature()));
    String whole = new String(report.pdf(), StandardCharsets.ISO_8859_1);
    int signature = whole.indexOf("/Contents <") + "/Contents <".length();
    for (int at :
        new int[] {
          20,
          report.pdf().length / 2,
          report.pdf().length - 20,
          signature + 700,
          whole.indexOf('>', signature) - 1
        }) {
      assertFalse(valid(report.certificate(), edited(report.pdf(), at)), "byte " + at);
    }
    for (int at = 0; at < report.csv().length; at += 17) {
      assertFalse(
          valid(report.certificate(), edited(report.csv(), at), report.csvSignature()),
          "byte " + at);
    }
    byte[] longer = Arrays.copyOf(report.pdf(), report.pdf().length + 1);
    assertFalse(valid(report.certificate(), longer));
  }

  @Test
  void signatureOfAnotherKeyIsNotValid() throws Exception {
    ReportKey.make(folder);
    String other = Files.readString(folder.resolve("report.pem"));
    Report report = made();
    assertFalse(valid(other, report.pdf()));
    assertFalse(valid(other, report.csv(), report.csvSignature()));
  }

  @Test
  void reportHoldsWhatTheRuleAsksForOfSixYearsAndNothingOlder() throws IOException {
    entered(Basis.COURT, "Ådne Łuczak at the Invented Court", Duration.ofDays(400));
    entered(Basis.ABUSE_REPORT, "Invented Child Services", Duration.ofDays(6 * 365 - 2));
    entered(Basis.OTHER, "Long Ago Office", Duration.ofDays(6 * 365 + 5));
    Report report = made();
    assertEquals(2, report.entries());
    String text = text(report);
    for (String part :
        List.of(
            "Ådne Łuczak at the Invented Court",
            "Invented Child Services",
            "1 Invented Street",
            "Invented test result",
            "The law asks for it",
            "Invented Person",
            patient)) {
      assertTrue(text.contains(part), part);
    }
    assertFalse(text.contains("Long Ago"));
    String csv = new String(report.csv(), StandardCharsets.UTF_8);
    assertEquals(3, csv.lines().count());
  }

  @Test
  void everyPartOfAnEntryIsNeeded() {
    Entry nobody =
        new Entry(Instant.now(), Basis.COURT, " ", "Street", "Result", "Because of a subpoena");
    refused(
        "accountable-incomplete",
        () -> as(OFFICER, () -> accountables.enter(patient, nobody, null)));
    refused(
        "accountable-in-the-future",
        () ->
            as(
                OFFICER,
                () ->
                    accountables.enter(
                        patient, entry(Basis.COURT, "Court", Duration.ofDays(-1)), null)));
  }

  @Test
  void firstWithinTwelveMonthsIsFreeAndEachIsWrittenDown() throws SQLException {
    assertTrue(made().free());
    Report again = made();
    assertFalse(again.free());
    sql(
        "update accounting set made_at = made_at - interval 366 day where patient = '"
            + patient
            + "'");
    assertTrue(made().free());
    assertEquals(
        3,
        number(
            "select count(*) from audit_event where action = 'AUDIT.EXPORT' and patient = '"
                + patient
                + "' and actor = '"
                + OFFICER.userId()
                + "'"));
  }

  @Test
  void onlyTheOfficerMakesReports() {
    for (Role role : Role.values()) {
      if (role != Role.PRIVACY_OFFICER) {
        turnedAway(someone(role), () -> accountings.make(patient, "", Locale.ENGLISH));
        turnedAway(someone(role), () -> accountables.missing(patient));
      }
    }
  }

  @Test
  void lawEnforcementHoldsBackOnlyItsOwnAndOnlyForATime() throws SQLException {
    entered(Basis.LAW_ENFORCEMENT, "Invented Police", Duration.ofDays(3));
    entered(Basis.COURT, "Invented Court", Duration.ofDays(3));
    Instant far = Instant.now().plus(Duration.ofDays(90));
    refused(
        "accounting-suspension-too-long",
        () ->
            as(
                OFFICER,
                () ->
                    accountables.suspend(
                        patient, Basis.LAW_ENFORCEMENT, "Officer Invented", far, false)));
    refused(
        "accounting-not-suspendable",
        () -> as(OFFICER, () -> accountables.suspend(patient, Basis.COURT, "Judge", far, true)));
    as(
        OFFICER,
        () -> accountables.suspend(patient, Basis.LAW_ENFORCEMENT, "Officer Invented", far, true));
    assertEquals(1, made().entries());
    sql(
        "update accounting_suspension set until_at = now() - interval 1 day where patient = '"
            + patient
            + "'");
    assertEquals(2, made().entries());
  }

  @Test
  void impermissibleDisclosureHasToBeEnteredBeforeAReportIsMade() {
    String id =
        as(
            OFFICER,
            () ->
                incidents.open(
                    new Incidents.Report(
                        IncidentCode.TOLD_WRONG_PERSON,
                        null,
                        patient,
                        null,
                        List.of(),
                        Instant.now().minusSeconds(60))));
    as(
        OFFICER,
        () ->
            incidents.assess(
                id,
                new Assessment(
                    Rating.LOW,
                    Rating.LOW,
                    Rating.LOW,
                    Rating.LOW,
                    List.of("a", "b", "c", "d"),
                    1,
                    1,
                    true)));
    as(OFFICER, () -> verdicts.decide(id, Verdict.LOW_PROBABILITY));
    as(someone(Role.SECURITY_OFFICER), () -> verdicts.decide(id, Verdict.LOW_PROBABILITY));
    refused("accounting-incomplete", this::made);
    refused(
        "accountable-source-unknown",
        () ->
            as(
                OFFICER,
                () ->
                    accountables.enter(
                        patient,
                        entry(Basis.IMPERMISSIBLE, "A stranger", Duration.ofMinutes(1)),
                        "incident/other")));
    as(
        OFFICER,
        () ->
            accountables.enter(
                patient,
                entry(Basis.IMPERMISSIBLE, "A stranger", Duration.ofMinutes(1)),
                "incident/" + id));
    assertEquals(1, made().entries());
  }

  /** A year of disclosures of every kind: each is exempt by its code or has to be entered. */
  @Test
  void syntheticYearIsAccountedForToTheLastDisclosure() throws SQLException {
    sql(
        ("insert into disclosure (id, at, call_id, verification, patient, agent, relationship,"
                + " purpose, level, section, told, labels, exemption)"
                + " select uuid(), now() - interval (seq %% 365) day, concat('c', seq), uuid(),"
                + " '%s', 'agent', elt(1 + seq %% 4, 'SELF', 'PAYER', 'UNKNOWN', 'OFFICIAL'),"
                + " 'PAYMENT', 'V2', 'BILLING', seq %% 3 <> 0, '',"
                + " elt(1 + seq %% 4, 'INDIVIDUAL', 'TPO', 'ACCOUNTABLE', 'ACCOUNTABLE')"
                + " from seq_1_to_1200")
            .formatted(patient));
    long told = number("select count(*) from disclosure where told and patient='" + patient + "'");
    long exempt =
        number(
            "select count(*) from disclosure where told and exemption <> 'ACCOUNTABLE' and"
                + " patient='"
                + patient
                + "'");
    List<Missing> missing = as(OFFICER, () -> accountables.missing(patient));
    assertEquals(800, told);
    assertEquals(told - exempt, missing.size());
    Missing first = missing.get(0);
    as(
        OFFICER,
        () ->
            accountables.enter(
                patient, entry(Basis.OTHER, "Invented", Duration.ofDays(1)), first.source()));
    assertEquals(missing.size() - 1, as(OFFICER, () -> accountables.missing(patient)).size());
  }

  /** The plan, proved by the rows the database reads among 200,000 others. */
  @Test
  void reportReadsTheRowsOfItsPatientAndNoOthers() throws SQLException {
    sql(
        "insert into disclosure (id, at, call_id, verification, patient, agent, relationship,"
            + " purpose, level, section, told, labels, exemption)"
            + " select uuid(), now() - interval (seq % 2000) day, 'bulk', uuid(),"
            + " cast(concat('00000000-0000-7000-8000-', lpad(seq % 5000, 12, '0')) as uuid),"
            + " 'agent', 'UNKNOWN', 'PAYMENT', 'V2', 'BILLING', 1, '', 'ACCOUNTABLE'"
            + " from seq_1_to_200000",
        "insert into accountable (id, patient, at, basis, recipient, address, description,"
            + " purpose, entered_by, entered_at)"
            + " select uuid(), concat('00000000-0000-7000-8000-', lpad(seq % 5000, 12, '0')),"
            + " now() - interval (seq % 2000) day, 'OTHER', 'x', 'x', 'x', 'x', 'bulk', now()"
            + " from seq_1_to_20000",
        "analyze table disclosure, accountable");
    entered(Basis.PUBLIC_HEALTH, "Invented Office", Duration.ofDays(10));
    try {
      sql("set global userstat = 1", "flush table_statistics");
      made();
      long read =
          number(
              "select coalesce(sum(rows_read), 0) from information_schema.table_statistics"
                  + " where table_name in ('disclosure', 'accountable')");
      assertTrue(read >= 1 && read <= 20, () -> read + " rows read");
    } finally {
      sql(
          "set global userstat = 0",
          "delete from disclosure where call_id = 'bulk'",
          "delete from accountable where entered_by = 'bulk'");
    }
  }
}
