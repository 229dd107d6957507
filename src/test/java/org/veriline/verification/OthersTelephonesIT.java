package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.agent.Agents;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.ivr.Destination;
import org.veriline.ivr.Interludes;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.organisation.Organisations;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.script.Need;
import org.veriline.secret.SecretKind;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;

/**
 * What proves who calls for somebody else: the organisation's main number, called by the appliance
 * (VP-20), and what somebody who acts for a patient knows and holds themselves (VP-12).
 */
class OthersTelephonesIT extends WithCallers {
  private static final String CLINIC = "Invented Valley Clinic";
  private static final String MAIN_NUMBER = "+15550107788";
  private static final String ROSA = "Rosa Quintero";
  private static final String ROSAS_BIRTH_DATE = "2/3/1960";
  private static final String ROSAS_TELEPHONE = "+12125550144";
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 2);

  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject Enrolments enrolments;
  @Inject RedFlags flags;
  @Inject Interludes interludes;
  @Inject Patients known;
  @Inject OtherParties others;
  @Inject Organisations directory;
  @Inject Possessions possessions;
  @Inject AuthorityRecords records;
  @Inject OthersTelephones telephones;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private final Actor colleague = someone(Role.PRIVACY_OFFICER);
  private PatientRef ingrid = new PatientRef("");
  private String seat = "";
  private String entry = "";

  @BeforeEach
  void shift() {
    ScriptedSwitch.agree();
    seat = as(agent, () -> agents.startShift(agent.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(seat, "there", Instant.now()));
    ingrid = known.match(INGRID, LocalDate.of(1971, 7, 29)).orElseThrow();
    tamper("delete from authority_record", "delete from organisation");
    entry =
        as(officer, () -> directory.add(OrganisationKind.PROVIDER, CLINIC, MAIN_NUMBER, LONG_AGO));
    as(agent, () -> disclosures.mySideIsPrivate(true));
  }

  @AfterEach
  void over() {
    agents.endShift(agent.userId());
    ScriptedSwitch.away();
    tamper(
        "delete from authority_record", "delete from organisation", "delete from standing_secret");
  }

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

  @Test
  void aCodeSpokenIntoTheirOwnTelephoneStandsInForAFactorOrCountsBesideOne() {
    represents();
    CallId call = rosaCalls();
    code(call, "1");
    assertEquals(Level.V2, verifications.level(call));
    assertEquals(OtherStep.OWN_BIRTH_DATE, view(call).step());
    as(agent, () -> others.cannotSayBirthDate(call));
    wantsRecords(call);
    assertEquals(Level.V2, verifications.level(call));
    assertEquals(1, audited(call, "action = 'VERIFY.FACTOR' and reason = 'own-code'"));
    assertEquals(1, audited(call, "action = 'PHI.VIEW'"));

    CallId both = rosaCalls();
    code(both, "1");
    assertEquals(Answer.MATCHED, ownBirthDate(both, ROSAS_BIRTH_DATE));
    wantsRecords(both);
    assertEquals(Level.V3, verifications.level(both));
    assertEquals("change", view(both).saying());
  }

  @Test
  void theirOwnTelephoneIsCalledBackAndCountsForThePersonOfThatRecordOnly() {
    represents();
    CallId line = calledBack(rosaCalls(), ROSAS_TELEPHONE, null);
    other(line, Party.REPRESENTATIVE);
    as(agent, () -> others.caller(line, "Barnaby Notarealname", Kinship.FRIEND));
    patient(line);
    assertEquals(OtherStep.AGREEMENT, view(line).step());

    as(agent, () -> others.begin(line, Party.REPRESENTATIVE));
    as(agent, () -> others.caller(line, ROSA, Kinship.CHILD));
    patient(line);
    assertEquals(Level.V2, verifications.level(line));
    assertEquals(Answer.MATCHED, ownBirthDate(line, ROSAS_BIRTH_DATE));
    wantsRecords(line);
    assertEquals(Level.V3, verifications.level(line));
  }

  @Test
  void aWrongCodeCountsAsAWrongAnswerAndAYoungNumberIsNotOffered() {
    represents();
    CallId call = rosaCalls();
    code(call, "000000");
    assertEquals(Level.V1, verifications.level(call));
    assertEquals(Answer.NOT_MATCHED, ownBirthDate(call, "2/4/1960"));
    assertTrue(view(call).closed());
    refused("step-not-yet", () -> as(agent, () -> telephones.numbers(unfound())));
    assertEquals(1, n("select count(*) from patient_failed_call"));

    tamper("update authority_record set decided_at = now(3)");
    CallId second = rosaCalls();
    assertEquals(List.of(), as(agent, () -> telephones.numbers(second)));
  }

  @Test
  void theLineInUseAndADangerousNumberAreNotOffered() {
    represents();
    CallId fromThere = rosaCalls(new CallerNumber(ROSAS_TELEPHONE));
    assertEquals(List.of(), as(agent, () -> telephones.numbers(fromThere)));
    record(Kind.ENDANGERMENT, Map.of("numbers", ROSAS_TELEPHONE));
    CallId call = rosaCalls();
    assertEquals(List.of(), as(agent, () -> telephones.numbers(call)));
  }

  @Test
  void theirOwnPassPhraseIsAgreedOnWithBothProofsAndIsAFactorOfThatRecord() {
    represents();
    CallId call = rosaCalls();
    assertEquals(Answer.MATCHED, ownBirthDate(call, ROSAS_BIRTH_DATE));
    refused("level-three-needed", () -> as(agent, () -> enrolled(call, "amber lantern")));
    code(call, "1");
    refused("secret-on-file", () -> as(agent, () -> enrolled(call, "quintero rosa")));
    refused("secret-on-file", () -> as(agent, () -> enrolled(call, "ingrid solberg")));
    refused("secret-on-file", () -> as(agent, () -> enrolled(call, "2125550144")));
    refused(
        "pin-of-patients-only",
        () ->
            as(
                agent,
                () -> {
                  enrolments.enrol(call, SecretKind.PIN, "493817");
                  return call;
                }));
    as(agent, () -> enrolled(call, "amber lantern"));
    assertEquals(
        1, audited(call, "action = 'VERIFY.ENROL' and level = 'V3' and object like 'record/%'"));

    CallId next = rosaCalls();
    assertEquals(Answer.MATCHED, phrase(next, "Amber Lanturn"));
    assertEquals(Level.V2, verifications.level(next));
    refused("step-not-yet", () -> phrase(next, "amber lantern"));
    wantsRecords(next);
    assertEquals(Level.V2, verifications.level(next));

    CallId patient = answered(agent);
    begin(patient, agent);
    as(agent, () -> verifications.nameAndBirthDate(patient, INGRID, INGRIDS_BIRTH_DATE));
    assertEquals(
        Answer.NOT_MATCHED,
        as(agent, () -> verifications.answer(patient, Questions.PASS_PHRASE, "amber lantern")));
  }

  @Test
  void whoOffersAPassPhraseWithoutHavingOneIsToldNoMoreAndItCountsForTheLock() {
    for (int i = 0; i < 2; i++) {
      CallId stranger = rosaCalls();
      assertTrue(view(stranger).passPhrase());
      assertEquals(Answer.NOT_MATCHED, phrase(stranger, "amber lantern"));
      assertFalse(view(stranger).passPhrase());
      record(new CallEvent.Ended(stranger, Instant.now(), EndCause.NORMAL));
    }
    assertEquals(2, n("select count(*) from patient_failed_call"));
    represents();
    CallId known = rosaCalls();
    assertFalse(view(known).passPhrase());
    assertEquals("strong-proof", view(known).saying());
  }

  private CallId talking(CallerNumber from) {
    CallId call = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(call, Instant.now(), from));
    record(new CallEvent.Answered(call, Instant.now(), seat));
    return call;
  }

  private void other(CallId call, Party party) {
    as(agent, () -> verifications.view(call));
    as(agent, () -> verifications.emergency(call, false));
    as(agent, () -> verifications.about(call, false));
    as(agent, () -> others.begin(call, party));
  }

  private CallId clinicCalls(String from) {
    CallId call = talking(CallerNumber.WITHHELD);
    other(call, Party.ORGANISATION);
    as(agent, () -> others.organisation(call, OrganisationKind.PROVIDER, CLINIC, "Somebody", from));
    return call;
  }

  private CallId rosaCalls() {
    return rosaCalls(CallerNumber.WITHHELD);
  }

  private CallId rosaCalls(CallerNumber from) {
    CallId call = talking(from);
    other(call, Party.REPRESENTATIVE);
    as(agent, () -> others.caller(call, ROSA, Kinship.CHILD));
    patient(call);
    return call;
  }

  private CallId unfound() {
    CallId call = talking(CallerNumber.WITHHELD);
    other(call, Party.REPRESENTATIVE);
    as(agent, () -> others.caller(call, ROSA, Kinship.CHILD));
    return call;
  }

  private void patient(CallId call) {
    assertEquals(
        Answer.MATCHED,
        as(agent, () -> others.patient(call, Locale.US, INGRID, INGRIDS_BIRTH_DATE)));
  }

  private Answer ownBirthDate(CallId call, String birthDate) {
    return as(agent, () -> others.ownBirthDate(call, Locale.US, birthDate));
  }

  private Answer phrase(CallId call, String said) {
    return as(agent, () -> others.ownPassPhrase(call, said));
  }

  private void wantsRecords(CallId call) {
    as(agent, () -> others.need(call, Need.RECORDS));
    as(agent, () -> others.surroundings(call, Surroundings.PRIVATE));
  }

  private OtherView view(CallId call) {
    return as(agent, () -> others.view(call)).orElseThrow();
  }

  private String callBack(CallId call, String number) {
    telephones.callBack(call, number);
    return number;
  }

  /** The appliance dials, a person presses one there and goes on with the agent. */
  private CallId calledBack(CallId first, String number, String destination) {
    var offered = as(agent, () -> telephones.numbers(first));
    assertEquals(
        List.of(number.substring(number.length() - 2)),
        offered.stream().map(it -> it.lastTwo()).toList());
    String chosen = destination == null ? offered.get(0).id() : destination;
    as(agent, () -> callBack(first, chosen));
    CallId line = line(number);
    Destination to = interludes.dialled(line, new ScriptedCaller("1"));
    assertEquals(seat, assertInstanceOf(Destination.Seat.class, to).seat());
    ScriptedSwitch.wasAsked("dismiss " + first);
    record(new CallEvent.Ended(first, Instant.now(), EndCause.NORMAL));
    record(new CallEvent.Answered(line, Instant.now(), seat));
    assertEquals(
        PossessionState.PROVEN, as(agent, () -> possessions.latest(line)).orElseThrow().state());
    return line;
  }

  private static CallId line(String number) {
    String asked = ScriptedSwitch.asked(it -> it.startsWith("dial "));
    assertTrue(asked.endsWith(" " + number + " en"), asked);
    return new CallId(asked.split(" ")[1]);
  }

  /** A code is spoken into the caller's own telephone; they key it, or three times another. */
  private void code(CallId call, String keyed) {
    ScriptedSwitch.agree();
    as(
        agent,
        () -> {
          telephones.code(call, telephones.numbers(call).get(0).id());
          return call;
        });
    ScriptedSwitch.wasAsked("apart " + call + " " + seat);
    ScriptedCaller there = new ScriptedCaller("1");
    interludes.dialled(line(ROSAS_TELEPHONE), there);
    String right = there.code();
    assertEquals(6, right.length());
    String wrong = right.equals("000000") ? "111111" : "000000";
    interludes.keypad(
        call,
        keyed.equals("1") ? new ScriptedCaller(right) : new ScriptedCaller(wrong, wrong, wrong));
  }

  private CallId enrolled(CallId call, String text) {
    enrolments.enrol(call, SecretKind.PASS_PHRASE, text);
    return call;
  }

  private void flag(CallId call, RedFlag flag) {
    as(
        agent,
        () -> {
          flags.set(call, flag);
          return flag;
        });
  }

  private String ended(String id) {
    directory.end(id);
    return id;
  }

  private void represents() {
    record(
        Kind.REPRESENTATIVE,
        Map.of(
            "given",
            "Rosa",
            "family",
            "Quintero",
            "birth_date",
            "1960-02-03",
            "numbers",
            ROSAS_TELEPHONE,
            "basis",
            "HEALTH_CARE_POWER",
            "scope",
            "RECORDS CLINICAL",
            "document_hash",
            "a".repeat(64),
            "document_seen_by",
            "records",
            "document_seen_on",
            "2026-01-02"));
    tamper("update authority_record set decided_at = decided_at - interval 40 day");
  }

  private void record(Kind kind, Map<String, String> fields) {
    String id = as(officer, () -> records.propose(ingrid, new Wish(kind, fields, null)));
    if (!text("select state from authority_record where id = '" + id + "'").equals("APPROVED")) {
      as(colleague, () -> records.approve(id));
    }
  }

  private static int audited(CallId call, String what) {
    return Math.toIntExact(
        n("select count(*) from audit_event where call_id = '" + call.value() + "' and " + what));
  }
}
