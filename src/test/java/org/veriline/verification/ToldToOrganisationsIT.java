package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.accounting.Accountables;
import org.veriline.accounting.Accountings;
import org.veriline.accounting.Basis;
import org.veriline.accounting.Entry;
import org.veriline.accounting.Missing;
import org.veriline.call.CallId;
import org.veriline.decision.Surroundings;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.organisation.Organisations;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.privacy.DisclosureRow;
import org.veriline.privacy.Register;
import org.veriline.script.Need;

/** What an organisation of the directory was told names it, from the trail to the accounting. */
class ToldToOrganisationsIT extends WithCallers {
  private static final String CLINIC = "Invented Harbor Clinic";
  private static final String CLINIC_NUMBER = "555 010 7799";

  @Inject Accountables accountables;
  @Inject Accountings accountings;
  @Inject Organisations directory;
  @Inject OtherParties others;
  @Inject Patients known;
  @Inject Register register;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private String entry = "";
  private String ingrid = "";

  @BeforeEach
  void theClinicIsListed() {
    tamper("delete from organisation", "delete from verification_flag");
    ingrid = known.match(INGRID, LocalDate.of(1971, 7, 29)).orElseThrow().value();
    entry = as(officer, () -> directory.add(OrganisationKind.PROVIDER, CLINIC, CLINIC_NUMBER));
    as(agent, () -> disclosures.mySideIsPrivate(true));
  }

  @AfterEach
  void nothingIsLeft() {
    tamper(
        "delete from organisation",
        "delete from disclosure where exemption = 'ACCOUNTABLE'",
        "delete from accountable",
        "delete from accounting");
  }

  private CallId toldTheClinic() {
    CallId call = answered(agent);
    as(agent, () -> verifications.view(call));
    as(agent, () -> verifications.emergency(call, false));
    as(agent, () -> verifications.about(call, false));
    as(agent, () -> others.begin(call, Party.ORGANISATION));
    as(
        agent,
        () ->
            others.organisation(
                call, OrganisationKind.PROVIDER, CLINIC, "Somebody, nurse", CLINIC_NUMBER));
    assertEquals(
        Answer.MATCHED,
        as(agent, () -> others.patient(call, Locale.US, INGRID, INGRIDS_BIRTH_DATE)));
    as(agent, () -> others.reference(call, INGRIDS_NUMBER));
    as(agent, () -> others.purpose(call, OrganisationPurpose.TREATMENT));
    as(agent, () -> others.surroundings(call, Surroundings.PRIVATE));
    as(agent, () -> disclosures.told(call, Section.APPOINTMENTS, List.of("appointment")));
    return call;
  }

  private DisclosureRow row(CallId call) {
    return as(
            officer, () -> register.page(new Register.Question("", "", call.value(), null), 0, 10))
        .stream()
        .filter(DisclosureRow::told)
        .findFirst()
        .orElseThrow();
  }

  private String paper() throws IOException {
    byte[] pdf = as(officer, () -> accountings.make(ingrid, "Invented", Locale.ENGLISH)).pdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void trailAndRegisterNameTheEntryOfTheDirectory() {
    CallId call = toldTheClinic();
    assertEquals("organisation/" + entry, row(call).recipient());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'DISCLOSE.TO' and call_id = '"
                + call.value()
                + "' and reason = 'organisation/"
                + entry
                + "' and object = 'section/APPOINTMENTS'"));
  }

  /** Whoever is no organisation has no entry, also when the entry is there. */
  @Test
  void patientsThemselvesAreNamedByNoEntry() {
    CallId call = answered(agent);
    verified(call, agent);
    asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    as(agent, () -> disclosures.told(call, Section.APPOINTMENTS, List.of("appointment")));
    assertNull(row(call).recipient());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'DISCLOSE.TO' and call_id = '"
                + call.value()
                + "' and reason is null"));
  }

  @Test
  void accountingPrintsTheTitleAlsoAfterTheEntryWasRemoved() throws IOException {
    CallId call = toldTheClinic();
    // Care is exempt; the same row, had it been for something that is not.
    tamper(
        "update disclosure set exemption = 'ACCOUNTABLE' where told and call_id = '"
            + call.value()
            + "'");
    as(officer, () -> ended());
    Missing missing = as(officer, () -> accountables.missing(ingrid)).get(0);
    assertEquals(CLINIC, missing.recipient());
    as(
        officer,
        () ->
            accountables.enter(
                ingrid,
                new Entry(
                    Instant.now().minusSeconds(60),
                    Basis.OTHER,
                    "the person at the desk",
                    "1 Invented Street",
                    "When the next visit is",
                    "They asked"),
                missing.source()));
    String paper = paper();
    assertTrue(paper.contains(CLINIC + ", the person at the desk"), paper);
  }

  private String ended() {
    directory.end(entry);
    return entry;
  }
}
