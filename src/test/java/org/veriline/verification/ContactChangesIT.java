package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.ContactKind;
import org.veriline.patient.Destination;
import org.veriline.patient.Destinations;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.request.Requests;
import org.veriline.script.Need;
import org.veriline.testing.MovableClock;

/** Changing how a patient is reached (VP-07): who may, what the new number proves, who is told. */
class ContactChangesIT extends WithCallers {
  private static final String HEAD = "record_number,family,given,birth_date,phone,address\n";
  private static final String NAME = "Konrad Neuwohner";

  @Inject ContactChanges contacts;
  @Inject Destinations destinations;
  @Inject Patients known;
  @Inject Requests requests;

  private final Actor senior = someone(Role.SENIOR_AGENT);
  private PatientRef konrad = new PatientRef("");

  @BeforeEach
  void konradIsOnFileForLong() {
    tamper("delete from verification_flag");
    csv("212-555-0191", "1 Row");
    konrad = known.match(NAME, LocalDate.of(1958, 9, 10)).orElseThrow();
    tamper(
        "delete from patient_number where patient = '" + konrad.value() + "' and told = 1",
        "update patient_number set ended_at = null, since = '2015-01-01' where patient = '"
            + konrad.value()
            + "'");
  }

  @AfterEach
  void clock() {
    MovableClock.setRight();
  }

  private void csv(String phone, String address) {
    patients.runAs(
        Actor.SYSTEM,
        new ByteArrayInputStream(
            (HEAD + "CC-1,Neuwohner,Konrad,1958-09-10," + phone + "," + address)
                .getBytes(StandardCharsets.UTF_8)),
        ImportFormat.CSV,
        bytes -> {});
  }

  /** Proven at the highest level, as a code that was keyed would leave it. */
  private CallId wantsAChange(Actor by, boolean highest) {
    CallId call = answered(by);
    begin(call, by);
    as(by, () -> verifications.nameAndBirthDate(call, NAME, "9/10/1958"));
    as(by, () -> verifications.answer(call, "number", "CC-1"));
    if (highest) {
      tamper(
          "update verification set possession = 'PROVEN' where call_id = '" + call.value() + "'");
    }
    as(by, () -> disclosures.mySideIsPrivate(true));
    as(by, () -> verifications.need(call, Need.CONTACT_CHANGE));
    as(by, () -> verifications.surroundings(call, Surroundings.PRIVATE));
    return call;
  }

  private String changed(Actor by, CallId call, ContactKind kind, String replaced, String text) {
    as(by, () -> contacts.change(call, kind, replaced, text));
    return "";
  }

  private List<String> numbers() {
    return destinations.of(konrad).stream().map(it -> it.lastTwo() + "/" + it.aged()).toList();
  }

  private String onlyNumber() {
    return destinations.of(konrad).stream().map(Destination::id).findFirst().orElseThrow();
  }

  @Test
  void onlyTheHighestLevelAndTheRightRoleChangesAnything() {
    CallId second = wantsAChange(senior, false);
    assertEquals(Level.V2, verifications.level(second));
    refused(
        "section-locked",
        () -> as(senior, () -> changed(senior, second, ContactKind.PHONE, null, "212 555 0192")));
    turnedAway(
        agent,
        () -> {
          contacts.change(second, ContactKind.PHONE, null, "212 555 0192");
          return "";
        });
    assertEquals(List.of("91/true"), numbers());
  }

  @Test
  void newNumberIsYoungAndTheOldOneIsNoneAnyMoreWhateverTheNextImportSays() {
    CallId call = wantsAChange(senior, true);
    assertEquals(Level.V3, verifications.level(call));
    String old = onlyNumber();
    changed(senior, call, ContactKind.PHONE, old, "212 555 0192");
    assertEquals(List.of("92/false"), numbers());
    // The record system still has the old one, and says it once more.
    csv("212-555-0191", "2 Row");
    assertEquals(List.of("92/false"), numbers());
    // It learns the new one, and claims to have known it for years.
    patients.runAs(
        Actor.SYSTEM,
        new ByteArrayInputStream(
            (HEAD + "CC-1,Neuwohner,Konrad,1958-09-10,212-555-0192,3 Row")
                .getBytes(StandardCharsets.UTF_8)),
        ImportFormat.CSV,
        bytes -> {});
    assertEquals(List.of("92/false"), numbers());
    MovableClock.moveOn(Duration.ofDays(30));
    assertEquals(List.of("92/true"), numbers());
  }

  @Test
  void changeIsInTheTrailAndSomebodyTellsTheOldDestination() {
    CallId call = wantsAChange(senior, true);
    changed(senior, call, ContactKind.ADDRESS, null, "77 Elsewhere Street");
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'PHI.EDIT' and fields like"
                + " '%contact.address%' and call_id = '"
                + call.value()
                + "'"));
    assertEquals(
        1,
        n(
            "select count(*) from request where kind = 'NOTICE' and team = 'FRONT_DESK' and call_id"
                + " = '"
                + call.value()
                + "'"));
    assertEquals(
        1,
        n(
            "select count(*) from request where kind = 'RECORD_CHANGE' and team = 'RECORDS' and"
                + " call_id = '"
                + call.value()
                + "'"));
    assertTrue(
        as(senior, () -> disclosures.read(call, Section.CONTACT)).lines().stream()
            .anyMatch(line -> line.value().value().contains("77 Elsewhere Street")));
  }

  /** The task is for a colleague; what the old destination is told is in the patient's language. */
  @Test
  void wordsOfTheNoticeAreInTheLanguageOfTheRecord() {
    assertTrue(noticeAfterAChange().contains("\"Your contact details were changed."));
    patients.runAs(
        Actor.SYSTEM,
        new ByteArrayInputStream(
            (HEAD.strip() + ",language\nCC-1,Neuwohner,Konrad,1958-09-10,212-555-0191,1 Row,es\n")
                .getBytes(StandardCharsets.UTF_8)),
        ImportFormat.CSV,
        bytes -> {});
    String notice = noticeAfterAChange();
    assertTrue(notice.contains("Write to the old address"), notice);
    assertTrue(notice.contains("\"Se cambiaron sus datos de contacto. Llámenos"), notice);
    assertFalse(notice.contains("Your contact details"), notice);
  }

  private String noticeAfterAChange() {
    CallId call = wantsAChange(senior, true);
    changed(senior, call, ContactKind.ADDRESS, null, "77 Elsewhere Street");
    String id =
        text("select id from request where kind = 'NOTICE' and call_id = '" + call.value() + "'");
    Actor another = someone(Role.SENIOR_AGENT);
    return as(
        another,
        () -> {
          requests.take(id);
          return requests.note(id).orElseThrow().value();
        });
  }

  @Test
  void whoChangesContactDataAndThenAsksForInformationIsDoubtedAlsoAfterADetour() {
    CallId call = wantsAChange(senior, true);
    changed(senior, call, ContactKind.EMAIL, null, "konrad@example.org");
    as(senior, () -> verifications.need(call, Need.GENERAL));
    as(senior, () -> verifications.need(call, Need.CLINICAL));
    assertEquals(
        1,
        n(
            "select count(*) from verification_flag where flag = 'CHANGE_THEN_INFORMATION' and"
                + " call_id = '"
                + call.value()
                + "'"));
  }

  @Test
  void whatIsNoNumberOrAddressIsRefused() {
    CallId call = wantsAChange(senior, true);
    for (String bad : List.of("", "not a number", "x".repeat(300))) {
      refused("contact-not-readable", () -> changed(senior, call, ContactKind.PHONE, null, bad));
    }
    refused(
        "contact-not-readable", () -> changed(senior, call, ContactKind.EMAIL, null, "no address"));
    assertEquals(List.of("91/true"), numbers());
  }
}
