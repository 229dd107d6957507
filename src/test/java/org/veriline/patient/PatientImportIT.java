package org.veriline.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

class PatientImportIT extends InPayara {
  private static final String HEAD =
      "record_number,family,given,birth_date,keypad_number,phone,address\n";
  private static final LocalDate BORN = LocalDate.of(1931, 2, 3);

  @Inject PatientImport patients;
  @Inject Patients found;
  @Inject UploadedImport uploaded;

  private static String line(String number, String given, String address) {
    return number + ",Zweiglein," + given + ",1931-02-03,,," + address + "\n";
  }

  private ImportReport take(String table) {
    return patients.runAs(
        Actor.SYSTEM,
        new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)),
        ImportFormat.CSV,
        bytes -> {});
  }

  @Test
  void theSameFileTwiceChangesNothingAndANewerOneOnlyWhatIsInIt() throws SQLException {
    String table = HEAD + line("IT-1", "Otmar", "1 Row") + line("IT-2", "Wenda", "2 Row");
    assertEquals(2, take(table).created());
    long documents = n("select count(*) from patient_document");
    long audited = n("select count(*) from audit_event where action = 'PHI.IMPORT'");
    ImportReport again = take(table);
    assertEquals(2, again.unchanged());
    assertEquals(0, again.created() + again.changed() + again.refused());
    assertEquals(documents, n("select count(*) from patient_document"));
    assertEquals(audited + 2, n("select count(*) from audit_event where action = 'PHI.IMPORT'"));

    ImportReport newer =
        take(HEAD + line("IT-1", "Otmar", "9 Row") + line("IT-2", "=Wenda", "2 Row"));
    assertEquals(1, newer.changed());
    assertEquals(1, newer.refused());
    assertEquals(
        List.of(new ImportReport.Line(3, "import-formula-in-cell", "given")), newer.lines());
    assertTrue(found.match("Otmar Zweiglein", BORN).isPresent());
    assertTrue(found.match("Wenda Zweiglein", BORN).isPresent());
    assertEquals(documents, n("select count(*) from patient_document"));
    assertFalse(text("select group_concat(report) from patient_import").contains("Wenda"));
  }

  @Test
  void anUploadGoesOnByItselfAndSaysWhatItDid() throws Exception {
    Actor administrator = someone(Role.ADMINISTRATOR);
    byte[] table = (HEAD + line("IT-3", "Kuno", "3 Row")).getBytes(StandardCharsets.UTF_8);
    as(
            administrator,
            () -> uploaded.start(new ByteArrayInputStream(table), table.length, "patients.csv"))
        .get(60, TimeUnit.SECONDS);
    UploadedImport.State state = as(administrator, () -> uploaded.state());
    assertFalse(state.running());
    ImportReport report = state.report();
    assertTrue(report != null && report.created() == 1);
    assertThrows(Exception.class, () -> as(someone(Role.AGENT), () -> uploaded.state()));
  }

  private static long n(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private static String text(String sql) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
