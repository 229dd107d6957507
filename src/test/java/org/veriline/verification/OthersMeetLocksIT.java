package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.patient.Section;
import org.veriline.privacy.Justification;
import org.veriline.script.Need;

/** What holds a patient's own call holds who calls for them, too (VP-09, VP-18, SC-08). */
class OthersMeetLocksIT extends WithOthers {
  private static final String CLINIC_NUMBER = "555 010 7788";

  @BeforeEach
  void rosaMayHearAboutAppointmentsAndTheClinicIsListed() {
    involved("LOGISTICS");
    as(officer, () -> directory.add(OrganisationKind.PROVIDER, CLINIC, CLINIC_NUMBER));
    as(officer, () -> directory.add(OrganisationKind.EMERGENCY_CARE, CLINIC, CLINIC_NUMBER));
  }

  @Test
  void aLockedRecordLooksToOthersLikeNoRecord() {
    lock(INGRID, INGRIDS_BIRTH_DATE);
    CallId rosa = answered(agent);
    rosaCalls(rosa, false);
    assertEquals(Answer.NOT_MATCHED, patient(rosa, INGRIDS_BIRTH_DATE));
    CallId unknown = answered(agent);
    rosaCalls(unknown, false);
    assertEquals(Answer.NOT_MATCHED, patient(unknown, "7/30/1971"));
    assertEquals(view(unknown), view(rosa));
    CallId clinic = answered(agent);
    clinicCalls(clinic, OrganisationKind.PROVIDER, false);
    assertEquals(Answer.NOT_MATCHED, patient(clinic, INGRIDS_BIRTH_DATE));
    assertEquals(Level.V0, view(clinic).level());
  }

  @Test
  void aLockStandsInNoEmergencysWayAndAPharmacyHasNone() {
    lock(INGRID, INGRIDS_BIRTH_DATE);
    CallId rosa = answered(agent);
    rosaCalls(rosa, true);
    assertEquals(Answer.MATCHED, patient(rosa, INGRIDS_BIRTH_DATE));
    CallId ambulance = answered(agent);
    clinicCalls(ambulance, OrganisationKind.EMERGENCY_CARE, true);
    assertEquals(Answer.MATCHED, patient(ambulance, INGRIDS_BIRTH_DATE));
    CallId provider = answered(agent);
    clinicCalls(provider, OrganisationKind.PROVIDER, true);
    assertEquals(Answer.NOT_MATCHED, patient(provider, INGRIDS_BIRTH_DATE));
  }

  @Test
  void flagsOfFiveCloseWhatARepresentativeHadOpened() {
    CallId call = answered(agent);
    rosaHears(call);
    flag(call, RedFlag.ASKS_FOR_CODE);
    locked(Reason.LEVEL, call, agent, Section.APPOINTMENTS);
    assertEquals(OtherStep.READ_OUT, view(call).step());
    assertEquals("neutral", view(call).saying());
  }

  @Test
  void flagsOfThreeCloseWhatARepresentativeHadOpened() {
    CallId call = answered(agent);
    rosaHears(call);
    flag(call, RedFlag.FAMILY_CONFLICT);
    locked(Reason.LEVEL, call, agent, Section.APPOINTMENTS);
    assertEquals("strong-proof", view(call).saying());
  }

  @Test
  void inDoubtAListedOrganisationIsCalledBackBeforeItHearsAnything() {
    CallId call = answered(agent);
    clinicHears(call);
    flag(call, RedFlag.SAYS_AUTHORITY);
    locked(Reason.LEVEL, call, agent, Section.VISITS);
    assertEquals(OtherStep.CALL_BACK, view(call).step());
    assertEquals("call-back-main", view(call).saying());
  }

  @Test
  void whoRefusesTheCallBackIsDoubtfulAlsoAsSomebodyElse() {
    CallId call = answered(agent);
    other(call, Party.ORGANISATION, false);
    as(agent, () -> others.organisation(call, OrganisationKind.PAYER, "Nowhere", "A", "1"));
    as(agent, () -> others.refusesCallBack(call));
    as(agent, () -> others.begin(call, Party.REPRESENTATIVE));
    as(agent, () -> others.caller(call, ROSA, Kinship.CHILD));
    assertEquals(Answer.MATCHED, patient(call, INGRIDS_BIRTH_DATE));
    assertEquals("strong-proof", view(call).saying());
    assertEquals(OtherStep.READ_OUT, view(call).step());
  }

  /** One guess a call and hanging up is no way round the count of failures. */
  @Test
  void guessesAtARepresentativesBirthDateCountAndAThirdIsNotTaken() {
    for (int i = 0; i < 2; i++) {
      CallId call = answered(agent);
      rosaCalls(call, false);
      patient(call, INGRIDS_BIRTH_DATE);
      assertEquals(Answer.NOT_MATCHED, own(call, "2/4/1960"));
      record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    }
    assertEquals(2, n("select count(*) from patient_failed_call"));
    CallId third = answered(agent);
    rosaCalls(third, false);
    assertEquals(Answer.MATCHED, patient(third, INGRIDS_BIRTH_DATE));
    assertEquals(OtherStep.READ_OUT, view(third).step());
    assertEquals("strong-proof", view(third).saying());
  }

  @Test
  void nothingOfThePatientsOwnScriptWorksForSomebodyElse() {
    CallId call = answered(agent);
    rosaCalls(call, false);
    patient(call, INGRIDS_BIRTH_DATE);
    refused("step-not-yet", () -> as(agent, () -> verifications.need(call, Need.APPOINTMENT)));
    refused(
        "step-not-yet",
        () -> as(agent, () -> verifications.surroundings(call, Surroundings.PRIVATE)));
    refused(
        "step-not-yet",
        () -> as(agent, () -> verifications.answer(call, "number", INGRIDS_NUMBER)));
    Actor senior = someone(Role.SENIOR_AGENT);
    assertTrue(!as(agent, () -> flags.view(call)).mayOverride());
    CallId hers = answered(senior);
    as(senior, () -> verifications.view(hers));
    as(senior, () -> verifications.emergency(hers, false));
    as(senior, () -> verifications.about(hers, false));
    as(senior, () -> others.begin(hers, Party.REPRESENTATIVE));
    as(senior, () -> others.caller(hers, ROSA, Kinship.CHILD));
    as(senior, () -> others.patient(hers, Locale.US, INGRID, INGRIDS_BIRTH_DATE));
    assertTrue(!as(senior, () -> flags.view(hers)).mayOverride());
  }

  @Test
  void whoChangesTheirMindTwiceIsAskedAgainWhoTheyAre() {
    CallId call = answered(agent);
    rosaHears(call);
    as(agent, () -> verifications.about(call, true));
    as(agent, () -> verifications.about(call, false));
    assertTrue(as(agent, () -> others.view(call)).isEmpty());
    locked(Reason.NEVER_BY_PHONE, call, agent, Section.APPOINTMENTS);
  }

  @Test
  void aMarkedPatientIsOpenedToOthersWithAReasonThatFitsThem() {
    onRecord(ingrid, Kind.MARK, Map.of("mark", "VIP"));
    CallId call = answered(agent);
    rosaHears(call, Reason.JUSTIFICATION);
    locked(Reason.JUSTIFICATION, call, agent, Section.APPOINTMENTS);
    refused(
        "reason-does-not-fit",
        () -> as(agent, () -> justified(call, Justification.CALLER_IS_PATIENT)));
    locked(Reason.JUSTIFICATION, call, agent, Section.APPOINTMENTS);
    as(agent, () -> justified(call, Justification.CALLER_MAY_HEAR));
    var unused = as(agent, () -> disclosures.read(call, Section.APPOINTMENTS));
    String written =
        "select count(*) from audit_event where call_id = '" + call.value() + "' and action = ";
    assertEquals(1, n(written + "'PHI.UNMASK' and reason = 'CALLER_MAY_HEAR'"));
    assertEquals(1, n(written + "'PHI.VIEW' and reason = 'marked'"));
  }

  @Test
  void aRemovedEntryOfTheDirectoryListsNobody() {
    String id =
        as(officer, () -> directory.page(0, 10)).stream()
            .filter(row -> row.kind() == OrganisationKind.PROVIDER)
            .findFirst()
            .orElseThrow()
            .id();
    as(officer, () -> ended(id));
    refused("organisation-not-listed", () -> as(officer, () -> ended(id)));
    CallId call = answered(agent);
    clinicCalls(call, OrganisationKind.PROVIDER, false);
    assertEquals(OtherStep.CALL_BACK, view(call).step());
    assertEquals(1, as(officer, () -> directory.count()));
  }

  private Justification justified(CallId call, Justification why) {
    disclosures.justify(call, why);
    return why;
  }

  private void rosaHears(CallId call) {
    rosaHears(call, Reason.ALLOWED);
  }

  private void rosaHears(CallId call, Reason appointments) {
    rosaCalls(call, false);
    assertEquals(Answer.MATCHED, patient(call, INGRIDS_BIRTH_DATE));
    assertEquals(Answer.MATCHED, own(call, ROSAS_BIRTH_DATE));
    as(agent, () -> others.need(call, Need.APPOINTMENT));
    as(agent, () -> others.surroundings(call, Surroundings.PRIVATE));
    assertEquals(appointments, reason(call, Section.APPOINTMENTS));
  }

  private void clinicHears(CallId call) {
    clinicCalls(call, OrganisationKind.PROVIDER, false);
    patient(call, INGRIDS_BIRTH_DATE);
    assertEquals(Answer.MATCHED, as(agent, () -> others.reference(call, INGRIDS_NUMBER)));
    as(agent, () -> others.purpose(call, OrganisationPurpose.TREATMENT));
    as(agent, () -> others.surroundings(call, Surroundings.PRIVATE));
    assertEquals(Reason.ALLOWED, reason(call, Section.APPOINTMENTS));
  }

  private Reason reason(CallId call, Section section) {
    return view(call).sections().stream()
        .filter(it -> it.section() == section)
        .findFirst()
        .orElseThrow()
        .reason();
  }

  private void rosaCalls(CallId call, boolean emergency) {
    rosa(call, Kinship.CHILD, emergency);
  }

  private void clinicCalls(CallId call, OrganisationKind kind, boolean emergency) {
    other(call, Party.ORGANISATION, emergency);
    as(agent, () -> others.organisation(call, kind, CLINIC, "Somebody, nurse", CLINIC_NUMBER));
  }
}
