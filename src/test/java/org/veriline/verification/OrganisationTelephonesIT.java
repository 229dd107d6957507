package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.testing.ScriptedSwitch;

/** An organisation is proven by its main number, which the appliance calls (VP-20). */
class OrganisationTelephonesIT extends WithTelephones {
  @Test
  void anOrganisationIsCalledBackOnItsMainNumberAndEarnsTheThirdLevelThere() {
    CallId first = clinicCalls("555 123 9999");
    assertEquals(OtherStep.CALL_BACK, view(first).step());
    CallId line = calledBack(first, MAIN_NUMBER, entry);
    assertEquals(
        1, audited(line, "action = 'CALL.START' and object = 'first-call/" + first.value() + "'"));
    assertEquals(
        1,
        audited(
            line,
            "action = 'VERIFY.FACTOR' and reason = 'call-to-main-number' and object ="
                + " 'organisation/"
                + entry
                + "'"));
    assertEquals(
        1,
        n(
            "select count(*) from possession where kind = 'CALL_BACK' and state = 'PROVEN' and"
                + " call_id = '"
                + first.value()
                + "' and line = '"
                + line.value()
                + "' and organisation = '"
                + entry
                + "'"));
    assertTrue(ScriptedSwitch.asked().stream().noneMatch(asked -> asked.contains("1239999")));

    other(line, Party.ORGANISATION);
    OtherView asked = view(line);
    assertTrue(asked.calledBack());
    assertFalse(asked.telephone());
    assertEquals("ask-person", asked.saying());
    as(agent, () -> others.personCalledBack(line, "Somebody, nurse"));
    assertEquals(Level.V0, verifications.level(line));
    assertEquals(
        1, audited(line, "reason = 'organisation-called-back' and object like '%" + entry + "'"));
    patient(line);
    assertEquals(Answer.MATCHED, as(agent, () -> others.reference(line, INGRIDS_NUMBER)));
    as(agent, () -> others.purpose(line, OrganisationPurpose.SENSITIVE));
    assertEquals(Level.V2, verifications.level(line));
    as(agent, () -> others.surroundings(line, Surroundings.PRIVATE));
    assertEquals(Level.V3, verifications.level(line));
    assertEquals("clinician", view(line).saying());
    assertEquals(1, audited(line, "action = 'VERIFY.LEVEL' and reason = 'provider-sensitive'"));
  }

  @Test
  void inDoubtTheCallBackIsWhatAListedOrganisationNeedsAndDoubtsOfTheFirstCallStayThere() {
    CallId first = clinicCalls(MAIN_NUMBER);
    flag(first, RedFlag.SAYS_AUTHORITY);
    assertEquals(OtherStep.CALL_BACK, view(first).step());
    CallId line = calledBack(first, MAIN_NUMBER, entry);
    other(line, Party.ORGANISATION);
    as(agent, () -> others.personCalledBack(line, "Somebody, nurse"));
    assertEquals(OtherStep.PATIENT, view(line).step());
  }

  @Test
  void aNumberThatIsNewToTheDirectoryIsNotCalledBackAndNeitherIsAnotherName() {
    as(officer, () -> ended(entry));
    String young =
        as(officer, () -> directory.add(OrganisationKind.PROVIDER, CLINIC, "+12125550177"));
    CallId call = clinicCalls("555 123 9999");
    assertEquals(List.of(), as(agent, () -> telephones.numbers(call)));
    refused("destination-not-allowed", () -> as(agent, () -> callBack(call, young)));
    refused("destination-not-allowed", () -> as(agent, () -> callBack(call, entry)));
    refused(
        "organisation-number-not-yet",
        () ->
            as(
                officer,
                () ->
                    directory.add(
                        OrganisationKind.PAYER, CLINIC, MAIN_NUMBER, LocalDate.now().plusDays(2))));
    as(agent, () -> others.refusesCallBack(call));
    refused("step-not-yet", () -> as(agent, () -> telephones.numbers(call)));
  }

  @Test
  void whoAnswersAtTheMainNumberHasProvenNothingAsAnybodyElse() {
    CallId line = calledBack(clinicCalls("555 123 9999"), MAIN_NUMBER, entry);
    other(line, Party.REPRESENTATIVE);
    as(agent, () -> others.caller(line, ROSA, Kinship.CHILD));
    patient(line);
    assertEquals(OtherStep.AGREEMENT, view(line).step());
    as(agent, () -> verifications.about(line, true));
    as(agent, () -> verifications.nameAndBirthDate(line, INGRID, INGRIDS_BIRTH_DATE));
    assertEquals(Level.V1, verifications.level(line));
  }

  @Test
  void anEntryThatIsRemovedMeanwhileProvesNothing() {
    CallId line = calledBack(clinicCalls("555 123 9999"), MAIN_NUMBER, entry);
    as(officer, () -> ended(entry));
    other(line, Party.ORGANISATION);
    refused(
        "organisation-not-listed",
        () ->
            as(
                agent,
                () -> {
                  others.personCalledBack(line, "Somebody");
                  return line;
                }));
  }

  private CallId clinicCalls(String from) {
    CallId call = talking(CallerNumber.WITHHELD);
    other(call, Party.ORGANISATION);
    as(agent, () -> others.organisation(call, OrganisationKind.PROVIDER, CLINIC, "Somebody", from));
    return call;
  }
}
