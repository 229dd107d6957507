package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.Kind;
import org.veriline.call.CallId;
import org.veriline.organisation.Organisations;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;

/** Tests in which somebody calls for Ingrid: family, a representative, an organisation. */
abstract class WithOthers extends WithCallers {
  static final String ROSA = "Rosa Quintero";
  static final String ROSAS_BIRTH_DATE = "2/3/1960";
  static final String ROSAS_TELEPHONE = "+12125550144";
  static final String CLINIC = "Invented Valley Clinic";
  static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 2);

  @Inject AuthorityRecords records;
  @Inject OtherParties others;
  @Inject Organisations directory;
  @Inject Patients known;
  @Inject RedFlags flags;

  final Actor officer = someone(Role.PRIVACY_OFFICER);
  final Actor colleague = someone(Role.PRIVACY_OFFICER);
  PatientRef ingrid = new PatientRef("");

  @BeforeEach
  void nothingIsOnRecordAndNobodyIsListed() {
    ingrid = known.match(INGRID, LocalDate.of(1971, 7, 29)).orElseThrow();
    tamper(
        "delete from authority_record",
        "delete from organisation",
        "delete from verification_flag");
    as(agent, () -> disclosures.mySideIsPrivate(true));
  }

  @AfterEach
  void nothingIsLeftOnRecord() {
    tamper("delete from authority_record", "delete from organisation");
  }

  void other(CallId call, Party party, boolean emergency) {
    as(agent, () -> verifications.view(call));
    as(agent, () -> verifications.emergency(call, emergency));
    as(agent, () -> verifications.about(call, false));
    as(agent, () -> others.begin(call, party));
  }

  void rosa(CallId call, Kinship kinship, boolean emergency) {
    other(call, Party.REPRESENTATIVE, emergency);
    as(agent, () -> others.caller(call, ROSA, kinship));
  }

  Answer patient(CallId call, String birthDate) {
    return as(agent, () -> others.patient(call, Locale.US, INGRID, birthDate));
  }

  /** Ingrid, whom they know. */
  void patient(CallId call) {
    assertEquals(Answer.MATCHED, patient(call, INGRIDS_BIRTH_DATE));
  }

  Answer own(CallId call, String birthDate) {
    return as(agent, () -> others.ownBirthDate(call, Locale.US, birthDate));
  }

  OtherView view(CallId call) {
    return as(agent, () -> others.view(call)).orElseThrow();
  }

  void flag(CallId call, RedFlag flag) {
    as(
        agent,
        () -> {
          flags.set(call, flag);
          return flag;
        });
  }

  String ended(String id) {
    directory.end(id);
    return id;
  }

  void onRecord(PatientRef patient, Kind kind, Map<String, String> fields) {
    String id = as(officer, () -> records.propose(patient, new Wish(kind, fields, null)));
    if (!text("select state from authority_record where id = '" + id + "'").equals("APPROVED")) {
      as(colleague, () -> records.approve(id));
    }
  }

  /** In general, for their treatment (42 CFR 2.31). */
  void ingridConsentsToProviders() {
    onRecord(
        ingrid,
        Kind.CONSENT,
        Map.of(
            "consent",
            "TREATMENT_PAYMENT_OPERATIONS",
            "recipients",
            "PROVIDER",
            "purposes",
            "TREATMENT"));
  }

  /** A record that names Rosa. */
  void ofRosa(Kind kind, Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>(more);
    fields.put("given", "Rosa");
    fields.put("family", "Quintero");
    onRecord(ingrid, kind, fields);
  }

  void involved(String scope) {
    ofRosa(Kind.AGREEMENT, Map.of("birth_date", "1960-02-03", "scope", scope, "manner", "AGREED"));
  }

  /**
   * @param without a field that is not filled in
   */
  void represents(String basis, String scope, String without) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("birth_date", "1960-02-03");
    fields.put("numbers", ROSAS_TELEPHONE);
    fields.put("basis", basis);
    fields.put("scope", scope);
    fields.put("document_hash", "a".repeat(64));
    fields.put("document_seen_by", "records");
    fields.put("document_seen_on", "2026-01-02");
    fields.remove(without);
    ofRosa(Kind.REPRESENTATIVE, fields);
  }
}
