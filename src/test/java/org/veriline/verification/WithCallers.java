package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Surroundings;
import org.veriline.patient.DemoPopulation;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientImport;
import org.veriline.patient.Section;
import org.veriline.platform.Alarms;
import org.veriline.platform.Refusal;
import org.veriline.privacy.Disclosures;
import org.veriline.script.Need;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

/** Tests in which somebody calls, is answered, and goes through the script. */
abstract class WithCallers extends InPayara {
  static final String INGRID = "Ingrid Solberg";
  static final String INGRIDS_BIRTH_DATE = "7/29/1971";
  static final String INGRIDS_NUMBER = "7325838";
  static boolean imported;

  @Inject Alarms alarms;
  @Inject Calls calls;
  @Inject Disclosures disclosures;
  @Inject PatientImport patients;
  @Inject Verifications verifications;

  final Actor agent = someone(Role.AGENT);

  @BeforeEach
  void patientsAreThere() throws IOException {
    if (!imported) {
      try (InputStream in = DemoPopulation.file()) {
        patients.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, bytes -> {});
      }
      imported = true;
    }
  }

  /** Failed calls of other tests lock the patients of this one. */
  @BeforeEach
  void nothingIsLockedAndNothingHasFailed() {
    tamper(
        "delete from verification_failure",
        "delete from patient_lock",
        "delete from patient_failed_call");
  }

  ScriptView verified(CallId call, Actor by) {
    begin(call, by);
    assertEquals(
        Answer.MATCHED,
        as(by, () -> verifications.nameAndBirthDate(call, "Solberg, Ingrid", INGRIDS_BIRTH_DATE)));
    assertEquals(
        Answer.MATCHED, as(by, () -> verifications.answer(call, "number", INGRIDS_NUMBER)));
    return as(by, () -> verifications.view(call));
  }

  ScriptView asked(CallId call, Actor by, Need need, Surroundings around) {
    return asked(call, by, need, around, true);
  }

  ScriptView asked(
      CallId call, Actor by, Need need, Surroundings around, boolean workplacePrivate) {
    as(by, () -> disclosures.mySideIsPrivate(workplacePrivate));
    as(by, () -> verifications.need(call, need));
    return as(by, () -> verifications.surroundings(call, around));
  }

  void begin(CallId call, Actor by) {
    as(by, () -> verifications.view(call));
    as(by, () -> verifications.emergency(call, false));
    as(by, () -> verifications.about(call, true));
  }

  void wrong(CallId call, Actor by) {
    assertEquals(
        Answer.NOT_MATCHED,
        as(by, () -> verifications.nameAndBirthDate(call, INGRID, "7/30/1971")));
  }

  /** Three calls that fail at the third factor lock a record for a day. */
  void lock(String name, String birthDate) {
    for (int i = 0; i < 3; i++) {
      CallId call = answered(agent);
      begin(call, agent);
      as(agent, () -> verifications.nameAndBirthDate(call, name, birthDate));
      as(agent, () -> verifications.answer(call, "number", "wrong"));
      as(agent, () -> verifications.answer(call, "claim", "wrong"));
    }
  }

  CallId arrived() {
    CallId call = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    return call;
  }

  CallId answered(Actor by) {
    CallId call = arrived();
    answeredBy(call, by);
    return call;
  }

  void answeredBy(CallId call, Actor by) {
    record(new CallEvent.Answered(call, Instant.now(), "seat001"));
    calls.answeredBy(call, by.userId());
  }

  void record(CallEvent event) {
    calls.record(event);
  }

  void locked(Reason reason, CallId call, Actor by, Section section) {
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> unwrapped(() -> as(by, () -> disclosures.read(call, section))));
    assertEquals("section-locked", refusal.id());
    assertEquals(List.of(reason), refusal.arguments());
  }

  static void refused(String id, Supplier<?> deed) {
    assertEquals(id, assertThrows(Refusal.class, () -> unwrapped(deed)).id());
  }

  /** Shiro wraps what a subject's deed throws. */
  static void unwrapped(Supplier<?> deed) {
    try {
      var unused = deed.get();
    } catch (RuntimeException wrapped) {
      for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal refusal) {
          throw refusal;
        }
      }
      throw wrapped;
    }
  }

  static Reason reason(ScriptView view, Section section) {
    return view.sections().stream()
        .filter(it -> it.section() == section)
        .findFirst()
        .orElseThrow()
        .reason();
  }

  static long n(String sql) {
    return Long.parseLong(text(sql));
  }

  static String text(String sql) {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  static void tamper(String... statements) {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      for (String sql : Arrays.asList(statements)) {
        statement.execute(sql);
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
