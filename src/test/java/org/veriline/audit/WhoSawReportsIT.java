package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.audit.WhoSaw.Question;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;
import org.veriline.testing.MovableClock;
import org.veriline.testing.SignedFiles;
import org.veriline.testing.ThrowawayMariaDb;

class WhoSawReportsIT extends InPayara {
  @Inject AuditTrail trail;
  @Inject ExportRequests requests;
  @Inject WhoSawReports reports;

  @Resource(lookup = "java:comp/UserTransaction")
  UserTransaction transaction;

  @TempDir Path folder;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private final Actor nurse = someone(Role.NURSE);
  private final String patient = UUID.randomUUID().toString();

  private static AuditEvent view(Actor by, String whose, String section) {
    return AuditEvent.by(by)
        .action(Action.PHI_VIEW)
        .patient(whose)
        .level("V2")
        .purpose("TREATMENT")
        .dataClass("D3")
        .object("section/" + section)
        .build();
  }

  private static Question about(String actor, String patient) {
    Instant now = Instant.now();
    return new Question(
        actor, patient, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
  }

  private Map<String, byte[]> exported(Actor by, Question question) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    as(
        by,
        () -> {
          reports.write(question, Locale.ENGLISH, (report, bytes) -> archive);
          return archive;
        });
    return unpacked(archive);
  }

  private static Map<String, byte[]> unpacked(ByteArrayOutputStream archive) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.toByteArray()))) {
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        files.put(file.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String paper(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static long evidence(Actor of) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from audit_event where action = 'AUDIT.EXPORT' and object like"
                    + " 'who-saw/%' and actor = '"
                    + of.userId()
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void exportIsVerifiedOfflineAndAnEditedLineIsFound() throws Exception {
    trail.writeAlone(view(nurse, patient, "VISITS"));
    trail.writeAlone(view(nurse, UUID.randomUUID().toString(), "BILLING"));
    Map<String, byte[]> files = exported(officer, about("", patient));
    byte[] csv = files.get("who-saw.csv");
    byte[] signature = files.get("who-saw.csv.p7s");
    String certificate = new String(files.get("certificate.pem"), StandardCharsets.US_ASCII);
    assertTrue(SignedFiles.valid(folder, certificate, csv, signature));
    assertTrue(SignedFiles.valid(folder, certificate, files.get("who-saw.pdf")));
    String text = new String(csv, StandardCharsets.UTF_8);
    assertEquals(2, text.lines().count());
    assertTrue(text.contains("section/VISITS") && text.contains(nurse.userId()), text);
    String paper = paper(files.get("who-saw.pdf"));
    assertTrue(paper.contains(patient) && paper.contains("section/VISITS"), paper);
    csv[csv.length / 2] ^= 1;
    assertFalse(SignedFiles.valid(folder, certificate, csv, signature));
  }

  @Test
  void evidenceOfTheExportStandsBeforeTheFirstByteAndNothingIsWrittenForARefusedQuestion()
      throws Exception {
    trail.writeAlone(view(nurse, patient, "VISITS"));
    as(
        officer,
        () -> {
          reports.write(
              about(nurse.userId(), ""),
              Locale.ENGLISH,
              (report, bytes) -> {
                try {
                  assertEquals(1, evidence(officer));
                } catch (SQLException lost) {
                  throw new IOException(lost);
                }
                return new ByteArrayOutputStream();
              });
          return officer;
        });
    Throwable thrown = assertThrows(Throwable.class, () -> exported(officer, about("", " ")));
    while (thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertEquals("who-saw-whom", ((Refusal) thrown).id());
    assertEquals(1, evidence(officer));
  }

  /** Names of people cannot be read any more when the first lines are to be written. */
  @Test
  void exportThatBreaksOffSendsNothingLeavesNothingAndIsEvidence() throws Exception {
    trail.writeAlone(view(nurse, patient, "VISITS"));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    AtomicBoolean opened = new AtomicBoolean();
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      statement.execute("rename table users to users_away");
      try {
        assertThrows(
            Exception.class,
            () ->
                as(
                    officer,
                    () -> {
                      reports.write(
                          about("", patient),
                          Locale.ENGLISH,
                          (report, bytes) -> {
                            opened.set(true);
                            return archive;
                          });
                      return officer;
                    }));
      } finally {
        statement.execute("rename table users_away to users");
      }
    }
    assertFalse(opened.get());
    assertEquals(0, archive.size());
    assertEquals(List.of("OK", "FAILED:not-completed"), outcomes(officer));
    assertEquals(List.of(), setAside());
  }

  @Test
  void lengthIsSaidBeforeAndAnExportThatIsNotTakenWholeIsEvidence() throws Exception {
    trail.writeAlone(view(nurse, patient, "VISITS"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    AtomicLong said = new AtomicLong();
    as(
        officer,
        () -> {
          reports.write(
              about("", patient),
              Locale.ENGLISH,
              (report, bytes) -> {
                said.set(bytes);
                return whole;
              });
          return officer;
        });
    assertEquals(whole.size(), said.get());
    Actor other = someone(Role.SECURITY_OFFICER);
    Throwable thrown =
        assertThrows(
            Throwable.class,
            () ->
                as(
                    other,
                    () -> {
                      reports.write(
                          about("", patient), Locale.ENGLISH, (report, bytes) -> new GoneBrowser());
                      return other;
                    }));
    while (thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertEquals("the browser is gone", thrown.getMessage());
    assertEquals(List.of("OK", "FAILED:not-completed"), outcomes(other));
    assertEquals(List.of(), setAside());
  }

  private static final class GoneBrowser extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("the browser is gone");
    }
  }

  private static List<String> setAside() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("veriline.state")))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith("export"))
          .toList();
    }
  }

  private static List<String> outcomes(Actor of) throws SQLException {
    List<String> outcomes = new ArrayList<>();
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select concat_ws(':', outcome, reason) from audit_event where action ="
                    + " 'AUDIT.EXPORT' and object like 'who-saw/%' and actor = '"
                    + of.userId()
                    + "' order by n")) {
      while (row.next()) {
        outcomes.add(row.getString(1));
      }
    }
    return outcomes;
  }

  /** Many views of one instant lie on the borders between the pages that are read. */
  @Test
  void longAnswerIsWholeInTheCsvAndPaperSaysThatItIsNot() throws Exception {
    int many = WhoSawReport.ON_PAPER + 100;
    transaction.begin();
    for (int i = 0; i < many; i++) {
      trail.write(view(nurse, patient, "I" + i));
    }
    transaction.commit();
    Map<String, byte[]> files = exported(officer, about("", patient));
    List<String> lines =
        new String(files.get("who-saw.csv"), StandardCharsets.UTF_8).lines().skip(1).toList();
    Set<String> sections =
        lines.stream().map(line -> line.split(",", -1)[7]).collect(Collectors.toSet());
    assertEquals(many, lines.size());
    assertEquals(many, sections.size());
    String paper = paper(files.get("who-saw.pdf"));
    assertEquals(WhoSawReport.ON_PAPER, paper.split("section/", -1).length - 1);
    assertTrue(paper.contains("the CSV holds all"), paper.substring(0, 600));
  }

  @Test
  void auditorTakesOutWhatASecondPersonApprovedOnceAndInTime() throws Exception {
    Actor auditor = someone(Role.AUDITOR);
    trail.writeAlone(view(nurse, patient, "VISITS"));
    String id = as(auditor, () -> requests.propose(about("", patient)));
    refused("export-not-approved", () -> taken(auditor, id));
    turnedAway(auditor, () -> approved(id));
    ExportRow waits =
        as(officer, () -> requests.waiting()).stream()
            .filter(row -> row.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertEquals(patient, waits.question().patient());
    as(officer, () -> approved(id));
    refused("export-not-waiting", () -> as(officer, () -> approved(id)));
    refused("export-not-approved", () -> taken(someone(Role.AUDITOR), id));
    Map<String, byte[]> files = taken(auditor, id);
    String certificate = new String(files.get("certificate.pem"), StandardCharsets.US_ASCII);
    assertTrue(
        SignedFiles.valid(
            folder, certificate, files.get("who-saw.csv"), files.get("who-saw.csv.p7s")));
    refused("export-not-approved", () -> taken(auditor, id));
    assertEquals(
        List.of(ExportState.USED),
        as(auditor, () -> requests.mine()).stream().map(ExportRow::state).toList());
    assertEquals(1, evidence(auditor));
  }

  @Test
  void approvalIsForAnotherPersonAndForFifteenMinutes() throws Exception {
    String own = as(officer, () -> requests.propose(about("", patient)));
    refused("export-needs-second-person", () -> as(officer, () -> approved(own)));
    Actor auditor = someone(Role.AUDITOR);
    String late = as(auditor, () -> requests.propose(about("", patient)));
    String unused = as(auditor, () -> requests.propose(about(nurse.userId(), "")));
    as(officer, () -> approved(unused));
    try {
      MovableClock.moveOn(Duration.ofMinutes(16));
      refused("export-not-waiting", () -> as(officer, () -> approved(late)));
      refused("export-not-approved", () -> taken(auditor, unused));
    } finally {
      MovableClock.setRight();
    }
    refused(
        "export-patient-reference",
        () -> as(auditor, () -> requests.propose(about("", "Ingrid Solberg"))));
  }

  private String approved(String id) {
    requests.approve(id);
    return id;
  }

  private Map<String, byte[]> taken(Actor by, String id) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    as(
        by,
        () -> {
          reports.writeApproved(id, Locale.ENGLISH, (report, bytes) -> archive);
          return archive;
        });
    return unpacked(archive);
  }

  private static void refused(String id, Callable<?> deed) {
    Throwable thrown = assertThrows(Throwable.class, deed::call);
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertTrue(thrown instanceof Refusal, thrown.toString());
    assertEquals(id, ((Refusal) thrown).id());
  }

  @Test
  void onlyOfficersTakeAnswersOut() throws Exception {
    for (Role role : Role.values()) {
      if (role != Role.PRIVACY_OFFICER && role != Role.SECURITY_OFFICER) {
        turnedAway(someone(role), () -> exported(someone(role), about("", patient)));
      }
    }
    assertFalse(exported(someone(Role.SECURITY_OFFICER), about("", patient)).isEmpty());
  }
}
