package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallId;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.ImportReport;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.privacy.Card;
import org.veriline.script.Need;

/** The record system does not wait for calls to end: what it says meanwhile counts at once. */
class ImportsDuringCallsIT extends WithCallers {
  private static final String HEAD =
      "record_number,family,given,birth_date,keypad_number,phone,address\n";
  private static final String NUMBER = "9172264";

  @Inject Patients found;

  private final Actor nurse = someone(Role.NURSE);

  @Test
  void otherNewsOfTheRecordIsReadAndTakesNothingAway() {
    take(line("DC-1", "Verbena", "1955-05-06", "1 Elm Row"));
    CallId call = verifiedAs("Verbena Quillfeather", "5/6/1955");
    take(line("DC-1", "Verbena", "1955-05-06", "2 Oak Row"));
    assertEquals(Level.V2, verifications.level(call));
    assertTrue(identity(call).lines().stream().anyMatch(it -> it.label().equals("name")));
  }

  @Test
  void anotherBirthDateTakesAwayWhatWasProvenAndTheCallStartsAgain() {
    take(line("DC-2", "Marigold", "1955-05-06", "1 Elm Row"));
    CallId call = verifiedAs("Marigold Quillfeather", "5/6/1955");
    take(line("DC-2", "Marigold", "1956-06-07", "1 Elm Row"));
    assertEquals(Level.V0, verifications.level(call));
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'VERIFY.LEVEL' and level = 'V0'"
                + " and reason = 'identity-changed' and call_id = '"
                + call.value()
                + "'"));
    // A page drawn before still has its button.
    locked(Reason.LEVEL, call, nurse, Section.IDENTITY);
    begin(call, nurse);
    assertEquals(
        Answer.NOT_MATCHED,
        as(nurse, () -> verifications.nameAndBirthDate(call, "Marigold Quillfeather", "5/6/1955")));
    assertEquals(
        Answer.MATCHED,
        as(nurse, () -> verifications.nameAndBirthDate(call, "Marigold Quillfeather", "6/7/1956")));
  }

  @Test
  void whatWasKeyedForARecordThatBecameAnotherPersonsProvesNothing() {
    take(line("DC-5", "Tansy", "1957-05-06", "1 Elm Row"));
    CallId call = arrived();
    assertTrue(verifications.proveByKeypad(call, LocalDate.of(1957, 5, 6), NUMBER));
    answeredBy(call, nurse);
    begin(call, nurse);
    take(line("DC-5", "Tansy", "1958-06-07", "1 Elm Row"));
    begin(call, nurse);
    assertEquals(
        ScriptView.Input.NAME_AND_BIRTH_DATE,
        as(nurse, () -> verifications.view(call)).question().input());
    assertEquals(
        Answer.MATCHED,
        as(nurse, () -> verifications.nameAndBirthDate(call, "Tansy Quillfeather", "6/7/1958")));
    assertEquals(Level.V1, verifications.level(call));
  }

  @Test
  void aRecordThatIsMergedIntoAnotherHoldsNothingAndFindsNobody() {
    ImportReport report = fhir("\"active\":true,");
    assertEquals(1, report.created());
    CallId call = verifiedAs("Calendula Quillfeather", "5/6/1955");
    assertFalse(identity(call).lines().isEmpty());
    report =
        fhir(
            "\"active\":false,\"link\":[{\"other\":{\"reference\":\"Patient/other\"},"
                + "\"type\":\"replaced-by\"}],");
    assertEquals(1, report.retired());
    assertEquals(0, report.created() + report.changed() + report.refused());
    assertEquals(Level.V0, verifications.level(call));
    locked(Reason.LEVEL, call, nurse, Section.IDENTITY);
    assertTrue(
        found.named("Calendula Quillfeather", LocalDate.of(1955, 5, 6)).isEmpty(), "still found");
    assertEquals(
        0,
        n(
            "select count(*) from patient_document d join verification v on v.last_proven = d.patient"
                + " where v.call_id = '"
                + call.value()
                + "'"));
    assertEquals(1, fhir("\"active\":false,").unchanged());
    assertEquals(1, fhir("\"active\":true,").changed(), "used again");
    assertTrue(found.named("Calendula Quillfeather", LocalDate.of(1955, 5, 6)).isPresent());
  }

  @Test
  void whoAnswersOutOfOrderEarnsNothing() {
    take(line("DC-3", "Primula", "1955-05-06", "1 Elm Row"));
    CallId call = answered(nurse);
    as(nurse, () -> verifications.view(call));
    refused(
        "step-not-yet",
        () -> as(nurse, () -> verifications.surroundings(call, Surroundings.PRIVATE)));
    refused("step-not-yet", () -> as(nurse, () -> verifications.need(call, Need.APPOINTMENT)));
    refused("step-not-yet", () -> as(nurse, () -> verifications.answer(call, "number", NUMBER)));
    refused(
        "step-not-yet",
        () ->
            as(
                nurse,
                () -> verifications.nameAndBirthDate(call, "Primula Quillfeather", "5/6/1955")));
    locked(Reason.LEVEL, call, nurse, Section.IDENTITY);
    assertEquals(Level.V0, verifications.level(call));
  }

  private CallId verifiedAs(String name, String birthDate) {
    CallId call = answered(nurse);
    begin(call, nurse);
    assertEquals(
        Answer.MATCHED, as(nurse, () -> verifications.nameAndBirthDate(call, name, birthDate)));
    assertEquals(Answer.MATCHED, as(nurse, () -> verifications.answer(call, "number", NUMBER)));
    asked(call, nurse, Need.APPOINTMENT, Surroundings.PRIVATE);
    assertEquals(Level.V2, verifications.level(call));
    return call;
  }

  private Card identity(CallId call) {
    return as(nurse, () -> disclosures.read(call, Section.IDENTITY));
  }

  private static String line(String number, String given, String birthDate, String address) {
    return "%s,Quillfeather,%s,%s,%s,,%s%n".formatted(number, given, birthDate, NUMBER, address);
  }

  private void take(String line) {
    ImportReport report = taken(HEAD + line, ImportFormat.CSV);
    assertEquals(0, report.refused(), report::toString);
  }

  private ImportReport fhir(String state) {
    return taken(
        """
        {"resourceType":"Patient","id":"dc-4",%s"identifier":[
        {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:dc","value":"DC-4"},
        {"system":"urn:veriline:keypad","value":"%s"}],
        "name":[{"family":"Quillfeather","given":["Calendula"]}],"birthDate":"1955-05-06"}
        """
            .formatted(state, NUMBER)
            .replace("\n", ""),
        ImportFormat.NDJSON);
  }

  private ImportReport taken(String file, ImportFormat format) {
    return patients.runAs(
        Actor.SYSTEM,
        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
        format,
        bytes -> {});
  }
}
