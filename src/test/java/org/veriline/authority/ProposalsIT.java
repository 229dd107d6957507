package org.veriline.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.patient.DemoPopulation;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientImport;
import org.veriline.patient.Patients;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ThrowawayMariaDb;

/** What a supervisor proposes with no call of their own. */
class ProposalsIT extends InPayara {
  private static final String INGRIDS_RECORD = "MSC-20491";
  private static final LocalDate INGRIDS_BIRTH_DATE = LocalDate.of(1971, 7, 29);
  private static boolean imported;

  @Inject AuthorityRecords records;
  @Inject AuthorityRegister register;
  @Inject PatientImport imports;
  @Inject Patients patients;
  @Inject Proposals proposals;

  private final Actor supervisor = someone(Role.SUPERVISOR);
  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  @BeforeEach
  void ingridIsThere() throws IOException {
    if (!imported) {
      try (InputStream in = DemoPopulation.file()) {
        imports.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, bytes -> {});
      }
      imported = true;
    }
  }

  @AfterEach
  void nothingIsLeft() throws SQLException {
    MovableClock.setRight();
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      statement.execute("delete from authority_record");
    }
  }

  private static Wish rosa(Kind kind) {
    return new Wish(
        kind,
        Map.of(
            "given",
            "Rosa",
            "family",
            "Quintero",
            "birth_date",
            "1960-02-03",
            "basis",
            "HEALTH_CARE_POWER",
            "scope",
            "LOGISTICS"),
        null);
  }

  private String proposed(Actor by, String number, LocalDate born) {
    return as(by, () -> proposals.propose(number, born, rosa(Kind.REPRESENTATIVE)));
  }

  private AuthorityRow row(String id) {
    return as(officer, () -> register.page("", 0, 100)).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void refused(String id, Callable<?> deed) {
    Throwable thrown = assertThrows(Throwable.class, deed::call);
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertTrue(thrown instanceof Refusal, thrown.toString());
    assertEquals(id, ((Refusal) thrown).id());
  }

  private static long searches(Actor by, String outcome) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from audit_event where action = 'PHI.SEARCH' and reason ="
                    + " 'proposal' and actor = '"
                    + by.userId()
                    + "' and outcome = '"
                    + outcome
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void proposalWaitsInTheOfficersListAndCountsOnlyWhenApprovedThere() throws SQLException {
    String id = proposed(supervisor, INGRIDS_RECORD, INGRIDS_BIRTH_DATE);
    assertTrue(row(id).pending());
    assertEquals(supervisor.userId(), row(id).proposedBy());
    assertEquals(
        patients.byRecord(INGRIDS_RECORD, INGRIDS_BIRTH_DATE).orElseThrow().value(),
        row(id).patient());
    assertEquals("Quintero", as(officer, () -> records.read(id)).get("family"));
    turnedAway(supervisor, () -> records.read(id));
    turnedAway(
        supervisor,
        () -> {
          records.approve(id);
          return id;
        });
    as(officer, () -> records.approve(id));
    assertEquals(
        RecordState.APPROVED,
        as(officer, () -> register.page(patientOf(), 0, 10)).stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow()
            .state());
    assertEquals(1, searches(supervisor, "OK"));
  }

  private String patientOf() {
    return patients.byRecord(INGRIDS_RECORD, INGRIDS_BIRTH_DATE).orElseThrow().value();
  }

  @Test
  void numberAndBirthDateHaveToBelongTogetherAndMissesAreEvidence() throws SQLException {
    refused("proposal-whom", () -> proposed(supervisor, " ", INGRIDS_BIRTH_DATE));
    refused("proposal-nobody", () -> proposed(supervisor, "MSC-20528", INGRIDS_BIRTH_DATE));
    refused(
        "proposal-nobody", () -> proposed(supervisor, INGRIDS_RECORD, LocalDate.of(1971, 7, 28)));
    assertEquals(2, searches(supervisor, "FAILED"));
    assertEquals(0, as(officer, () -> register.proposed()));
  }

  @Test
  void whoGuessesHasToWaitAnHourAlsoForWhatFits() {
    Actor guesser = someone(Role.SUPERVISOR);
    for (int day = 1; day <= 5; day++) {
      LocalDate guess = LocalDate.of(1971, 8, day);
      refused("proposal-nobody", () -> proposed(guesser, INGRIDS_RECORD, guess));
    }
    refused(
        "proposal-too-many-misses", () -> proposed(guesser, INGRIDS_RECORD, INGRIDS_BIRTH_DATE));
    MovableClock.moveOn(Duration.ofMinutes(61));
    assertFalse(proposed(guesser, INGRIDS_RECORD, INGRIDS_BIRTH_DATE).isEmpty());
  }

  /** Whoever has calls proposes in them, after proof; who decides has the page of records. */
  @Test
  void onlySupervisorsHaveThisDoorAndOnlyForWhatTheyMayPropose() {
    for (Role role : Role.values()) {
      if (role != Role.SUPERVISOR) {
        turnedAway(
            someone(role), () -> proposed(someone(role), INGRIDS_RECORD, INGRIDS_BIRTH_DATE));
      }
    }
    turnedAway(
        supervisor,
        () -> proposals.propose(INGRIDS_RECORD, INGRIDS_BIRTH_DATE, rosa(Kind.RESTRICTION)));
    turnedAway(
        supervisor,
        () -> proposals.propose(INGRIDS_RECORD, INGRIDS_BIRTH_DATE, rosa(Kind.PREFERENCE)));
  }
}
