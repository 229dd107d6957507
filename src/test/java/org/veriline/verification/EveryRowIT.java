package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
import org.veriline.authority.Scope;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.ivr.Interludes;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.organisation.Organisations;
import org.veriline.patient.DemoPopulation;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.script.DecisionRow;
import org.veriline.script.Need;
import org.veriline.script.ScriptDecisions;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.VerificationScript;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;

/**
 * AT-3 through the doors: a scripted caller goes through each script until the decision names each
 * row. What cannot be reached yet is listed with its reason, and the lists may only shrink.
 */
class EveryRowIT extends WithCallers {
  private static final Map<String, String> REPRESENTATIVE_NOT_YET =
      Map.of("minor-consented", "decided item by item, never for the whole call");
  private static final Map<String, String> ORGANISATION_NOT_YET =
      Map.of(
          "part2", "decided section by section, no purpose names it",
          "caller-open", "organisation and caller are one question");

  private static final String ROSA = "Rosa Quintero";
  private static final String CLINIC = "Invented Valley Clinic";
  private static final String CLINIC_NUMBER = "555 010 7788";
  private static final String TILDA = "Tilda Quintero";
  private static final LocalDate TILDAS_BIRTH = LocalDate.of(2016, 3, 4);
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 2);

  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject AuthorityRecords records;
  @Inject Interludes interludes;
  @Inject OtherParties others;
  @Inject Organisations directory;
  @Inject OthersTelephones telephones;
  @Inject Patients known;
  @Inject Possessions possessions;
  @Inject RedFlags flags;
  @Inject ScriptDecisions decisions;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private final Actor colleague = someone(Role.PRIVACY_OFFICER);
  private PatientRef ingrid = new PatientRef("");

  /** Where a call that was called back goes on. */
  private final Map<CallId, CallId> lines = new HashMap<>();

  @BeforeEach
  void nothingIsOnRecord() {
    ScriptedSwitch.agree();
    ingrid = known.match(INGRID, LocalDate.of(1971, 7, 29)).orElseThrow();
    tamper("delete from authority_record");
    as(agent, () -> disclosures.mySideIsPrivate(true));
    for (OrganisationKind kind : OrganisationKind.values()) {
      if (kind.heard()) {
        as(officer, () -> directory.add(kind, CLINIC, CLINIC_NUMBER, LONG_AGO));
      }
    }
  }

  @AfterEach
  void nothingIsLeft() {
    agents.endShift(agent.userId());
    ScriptedSwitch.away();
    tamper("delete from authority_record", "delete from organisation");
  }

  @Test
  void everyRowOfThePatientsScriptIsReached() {
    Map<String, Consumer<CallId>> plays = new LinkedHashMap<>();
    plays.put("emergency", call -> as(agent, () -> verifications.emergency(call, true)));
    plays.put(
        "attempts-used",
        call -> {
          begin(call, agent);
          as(agent, () -> verifications.cannotVerify(call));
        });
    plays.put("not-identified", call -> begin(call, agent));
    plays.put("identified-general", this::identified);
    plays.put("identified-not-private", wants(false, Need.CLINICAL, Surroundings.NOT_PRIVATE));
    plays.put("identified-privacy-open", wants(false, Need.STATED_APPOINTMENT, null));
    plays.put("stated-appointment", wants(false, Need.STATED_APPOINTMENT, Surroundings.PRIVATE));
    plays.put("needs-third-factor", wants(false, Need.CLINICAL, Surroundings.PRIVATE));
    plays.put("verified-general", call -> verified(call, agent));
    plays.put("verified-not-private", wants(true, Need.CLINICAL, Surroundings.NOT_PRIVATE));
    plays.put("verified-privacy-open", wants(true, Need.CLINICAL, null));
    plays.put(
        "verified-stated-appointment", wants(true, Need.STATED_APPOINTMENT, Surroundings.PRIVATE));
    plays.put("treatment", wants(true, Need.CLINICAL, Surroundings.PRIVATE));
    plays.put("payment", wants(true, Need.BILLING, Surroundings.PRIVATE));
    plays.put("sensitive-needs-possession", wants(true, Need.SENSITIVE, Surroundings.PRIVATE));
    plays.put("change-needs-possession", wants(true, Need.CONTACT_CHANGE, Surroundings.PRIVATE));
    plays.put(
        "locked",
        call -> {
          begin(call, agent);
          as(agent, () -> flagged(call, RedFlag.ASKS_FOR_CODE));
        });
    plays.put("identified-caution", cautious(wants(false, Need.CLINICAL, null)));
    plays.put("verified-caution", cautious(wants(true, Need.CLINICAL, null)));
    plays.put("change", holdsAndWants(Need.CONTACT_CHANGE, Surroundings.PRIVATE));
    plays.put(
        "sensitive-others-present", holdsAndWants(Need.SENSITIVE, Surroundings.OTHERS_AGREED));
    plays.put("sensitive", holdsAndWants(Need.SENSITIVE, Surroundings.PRIVATE));
    plays.put("protected", holdsAndWants(Need.PROTECTED, Surroundings.PRIVATE));
    playAll(ScriptKind.IN_PATIENT, plays, Map.of());
  }

  @Test
  void everyRowOfTheRepresentativesScriptIsReached() throws IOException {
    try (InputStream child = DemoPopulation.child(TILDAS_BIRTH)) {
      patients.runAs(Actor.SYSTEM, child, ImportFormat.NDJSON, bytes -> {});
    }
    Map<String, Consumer<CallId>> plays = new LinkedHashMap<>();
    plays.put(
        "emergency",
        call -> {
          asks(call, ROSA);
          as(agent, () -> verifications.emergency(call, true));
        });
    plays.put(
        "attempts-used",
        call -> {
          asks(call, ROSA);
          as(agent, () -> verifications.cannotVerify(call));
        });
    plays.put("patient-open", call -> asks(call, ROSA));
    plays.put(
        "flagged",
        call -> {
          record(Kind.OBJECTION, Map.of());
          about(call, ROSA);
        });
    plays.put(
        "locked",
        call -> {
          asks(call, ROSA);
          as(agent, () -> flagged(call, RedFlag.ASKS_FOR_CODE));
        });
    plays.put(
        "caution",
        call -> {
          involved("LOGISTICS");
          about(call, ROSA);
          as(agent, () -> flagged(call, RedFlag.NEW_ADDRESS_FOR_RECORDS));
        });
    plays.put(
        "lapsed",
        call -> {
          represents("HEALTH_CARE_POWER", "CLINICAL", "document_hash");
          about(call, ROSA);
        });
    plays.put(
        "stranger-listens",
        call -> {
          about(call, ROSA);
          as(agent, () -> others.agreesNot(call));
        });
    plays.put(
        "incapacitated",
        call -> {
          about(call, ROSA);
          as(agent, () -> others.incapacitated(call));
        });
    plays.put(
        "factor-open",
        call -> {
          involved("LOGISTICS");
          about(call, ROSA);
        });
    plays.put(
        "factor-failed",
        call -> {
          involved("LOGISTICS");
          about(call, ROSA);
          own(call, "2/4/1960");
        });
    plays.put("known-general", involvedWants("LOGISTICS", Need.GENERAL, null));
    plays.put("known-outside-scope", involvedWants("LOGISTICS", Need.CLINICAL, null));
    plays.put(
        "known-not-private",
        involvedWants("LOGISTICS", Need.APPOINTMENT, Surroundings.NOT_PRIVATE));
    plays.put("known-privacy-open", involvedWants("LOGISTICS", Need.APPOINTMENT, null));
    plays.put(
        "involved-logistics", involvedWants("LOGISTICS", Need.APPOINTMENT, Surroundings.PRIVATE));
    plays.put("involved-treatment", involvedWants("CLINICAL", Need.CLINICAL, Surroundings.PRIVATE));
    plays.put("involved-payment", involvedWants("BILLING", Need.BILLING, Surroundings.PRIVATE));
    plays.put(
        "representative-treatment",
        representativeWants("HEALTH_CARE_POWER", "CLINICAL", Need.CLINICAL));
    plays.put(
        "representative-payment",
        representativeWants("HEALTH_CARE_POWER", "BILLING", Need.BILLING));
    plays.put(
        "representative-needs-possession",
        representativeWants("HEALTH_CARE_POWER", "RECORDS", Need.RECORDS));
    plays.put("representative-change", ownTelephoneAndWants(Need.RECORDS, Surroundings.PRIVATE));
    plays.put(
        "representative-protected", ownTelephoneAndWants(Need.PROTECTED, Surroundings.PRIVATE));
    plays.put(
        "representative-others-present",
        ownTelephoneAndWants(Need.SENSITIVE, Surroundings.OTHERS_AGREED));
    plays.put(
        "representative-sensitive", ownTelephoneAndWants(Need.SENSITIVE, Surroundings.PRIVATE));
    plays.put("parent-treatment", parentWants(Need.CLINICAL));
    plays.put("parent-payment", parentWants(Need.BILLING));
    plays.put("parent-more", parentWants(Need.SENSITIVE));
    plays.put("executor-estate", executorWants("BILLING", Need.BILLING));
    plays.put("executor-records", executorWants("RECORDS", Need.RECORDS));
    plays.put("executor-more", executorWants("CLINICAL", Need.CLINICAL));
    plays.put("agreed-general", agreedWants("", Need.GENERAL, null));
    plays.put("agreed-outside-scope", agreedWants("", Need.BILLING, null));
    plays.put("agreed-not-private", agreedWants("", Need.APPOINTMENT, Surroundings.NOT_PRIVATE));
    plays.put("agreed-privacy-open", agreedWants("", Need.APPOINTMENT, null));
    plays.put("agreed-logistics", agreedWants("", Need.APPOINTMENT, Surroundings.PRIVATE));
    plays.put("agreed-treatment", agreedWants(INGRIDS_NUMBER, Need.CLINICAL, Surroundings.PRIVATE));
    plays.put(
        "agreed-payment",
        agreedWants(INGRIDS_NUMBER, Need.BILLING, Surroundings.PRIVATE, Scope.BILLING));
    plays.put("agreed-more", agreedWants("", Need.CLINICAL, Surroundings.PRIVATE));
    Map<String, String> notYet = new LinkedHashMap<>(REPRESENTATIVE_NOT_YET);
    notYet.put("involved-more", "what family may not be given is outside every scope of theirs");
    playAll(ScriptKind.IN_REP, plays, notYet);
  }

  @Test
  void everyRowOfTheOrganisationsScriptIsReached() {
    Map<String, Consumer<CallId>> plays = new LinkedHashMap<>();
    plays.put("organisation-open", call -> organisation(call, false));
    plays.put(
        "emergency-care",
        call -> {
          organisation(call, true);
          as(
              agent,
              () -> others.organisation(call, OrganisationKind.EMERGENCY_CARE, "City", "A", "1"));
          patient(call);
        });
    plays.put(
        "attempts-used",
        call -> {
          organisation(call, false);
          as(agent, () -> verifications.cannotVerify(call));
        });
    plays.put(
        "locked",
        call -> {
          says(OrganisationKind.PROVIDER).accept(call);
          as(agent, () -> flagged(call, RedFlag.ASKS_FOR_CODE));
        });
    plays.put("official", says(OrganisationKind.OFFICIAL));
    plays.put("third-party", says(OrganisationKind.OTHER));
    plays.put("vendor", says(OrganisationKind.VENDOR));
    plays.put(
        "call-back-due",
        call -> {
          organisation(call, false);
          as(
              agent,
              () ->
                  others.organisation(call, OrganisationKind.PROVIDER, CLINIC, "A", "555 1234567"));
        });
    plays.put(
        "refuses-call-back",
        call -> {
          organisation(call, false);
          as(
              agent,
              () -> others.organisation(call, OrganisationKind.PROVIDER, "Nowhere", "A", "1"));
          as(agent, () -> others.refusesCallBack(call));
        });
    plays.put("patient-open", says(OrganisationKind.PROVIDER));
    plays.put(
        "reference-open",
        call -> {
          says(OrganisationKind.PROVIDER).accept(call);
          patient(call);
        });
    plays.put("purpose-open", call -> proven(call, OrganisationKind.PROVIDER));
    plays.put("whole-record", wants(OrganisationKind.PROVIDER, OrganisationPurpose.OTHER, null));
    plays.put(
        "self-paid",
        call -> {
          restricted(true);
          wants(OrganisationKind.PAYER, OrganisationPurpose.PAYMENT, null).accept(call);
        });
    plays.put(
        "restricted",
        call -> {
          restricted(false);
          wants(OrganisationKind.PAYER, OrganisationPurpose.PAYMENT, null).accept(call);
        });
    plays.put(
        "not-private",
        wants(OrganisationKind.PROVIDER, OrganisationPurpose.TREATMENT, Surroundings.NOT_PRIVATE));
    plays.put(
        "privacy-open", wants(OrganisationKind.PROVIDER, OrganisationPurpose.TREATMENT, null));
    plays.put(
        "provider-sensitive-open",
        wants(OrganisationKind.PROVIDER, OrganisationPurpose.SENSITIVE, Surroundings.PRIVATE));
    plays.put("provider-sensitive", this::calledBackAboutSomethingSensitive);
    plays.put(
        "provider-treatment",
        wants(OrganisationKind.PROVIDER, OrganisationPurpose.TREATMENT, Surroundings.PRIVATE));
    plays.put(
        "provider-payment",
        wants(OrganisationKind.PROVIDER, OrganisationPurpose.PAYMENT, Surroundings.PRIVATE));
    plays.put(
        "pharmacy",
        wants(OrganisationKind.PHARMACY, OrganisationPurpose.TREATMENT, Surroundings.PRIVATE));
    plays.put(
        "payer", wants(OrganisationKind.PAYER, OrganisationPurpose.PAYMENT, Surroundings.PRIVATE));
    plays.put(
        "pharmacy-or-payer-more",
        wants(OrganisationKind.PAYER, OrganisationPurpose.TREATMENT, Surroundings.PRIVATE));
    playAll(ScriptKind.IN_ORG, plays, ORGANISATION_NOT_YET);
  }

  @Test
  void whatARowOpensIsReadAndNothingElse() {
    CallId call = answered(agent);
    involvedWants("LOGISTICS", Need.APPOINTMENT, Surroundings.PRIVATE).accept(call);
    var unused = as(agent, () -> disclosures.read(call, Section.APPOINTMENTS));
    locked(Reason.AUTHORITY, call, agent, Section.VISITS);
    CallId payer = answered(agent);
    wants(OrganisationKind.PAYER, OrganisationPurpose.PAYMENT, Surroundings.PRIVATE).accept(payer);
    var bill = as(agent, () -> disclosures.read(payer, Section.BILLING));
    assertNotEquals(null, bill);
    locked(Reason.PURPOSE, payer, agent, Section.VISITS);
  }

  @Test
  void beforeBothSidesMatchTheViewIsTheSameWhateverIsOnRecord() {
    CallId stranger = answered(agent);
    asks(stranger, ROSA);
    OtherView nothing = as(agent, () -> others.view(stranger)).orElseThrow();
    record(Kind.OBJECTION, Map.of());
    represents("HEALTH_CARE_POWER", "CLINICAL", null);
    CallId recorded = answered(agent);
    asks(recorded, ROSA);
    assertEquals(nothing, as(agent, () -> others.view(recorded)).orElseThrow());
    Answer wrong = as(agent, () -> others.patient(recorded, Locale.ENGLISH, INGRID, "7/30/1971"));
    assertEquals(Answer.NOT_MATCHED, wrong);
    Answer unknown =
        as(agent, () -> others.patient(stranger, Locale.ENGLISH, "Nobody Atall", "1/1/1950"));
    assertEquals(Answer.NOT_MATCHED, unknown);
    assertEquals(as(agent, () -> others.view(stranger)), as(agent, () -> others.view(recorded)));
  }

  @Test
  void whoTurnsOutToBeThePatientStartsAnew() {
    CallId call = answered(agent);
    about(call, ROSA);
    ScriptView view = as(agent, () -> verifications.about(call, true));
    assertEquals(Level.V0, view.level());
    assertEquals("SCRIPT-IN-PATIENT v1", view.script());
    assertEquals("ask-name-and-birth-date", view.saying());
    assertTrue(as(agent, () -> others.view(call)).isEmpty());
  }

  private void playAll(
      ScriptKind kind, Map<String, Consumer<CallId>> plays, Map<String, String> notYet) {
    Map<String, ScriptRow> rows = new LinkedHashMap<>();
    VerificationScript.first(kind).rows().forEach(row -> rows.put(row.id(), row));
    Set<String> named = new TreeSet<>(plays.keySet());
    named.addAll(notYet.keySet());
    assertEquals(new TreeSet<>(rows.keySet()), named);
    Map<String, String> wrong = new LinkedHashMap<>();
    plays.forEach(
        (row, play) -> {
          tamper("delete from authority_record");
          CallId call = answered(agent);
          play.accept(call);
          CallId there = lines.getOrDefault(call, call);
          List<DecisionRow> all = as(officer, () -> decisions.of(there));
          DecisionRow last = all.get(all.size() - 1);
          ScriptRow expected = rows.get(row);
          if (!last.row().equals(row)
              || last.level() != expected.level()
              || last.allowance() != expected.allowance()
              || !heardOnly(there, expected.allowance())) {
            wrong.put(row, last.row() + " at " + last.situation());
          }
        });
    assertEquals(Map.of(), wrong);
  }

  /** No section is open that the row does not open. */
  private boolean heardOnly(CallId call, Allowance allowance) {
    return as(agent, () -> disclosures.decisions(call)).entrySet().stream()
        .filter(entry -> entry.getValue().allowed())
        .allMatch(entry -> allowance.covers(entry.getKey()));
  }

  private void identified(CallId call) {
    begin(call, agent);
    as(agent, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE));
  }

  private Consumer<CallId> wants(boolean third, Need need, Surroundings around) {
    return call -> {
      if (third) {
        verified(call, agent);
      } else {
        identified(call);
        for (ScriptView.Question asked = asked(call); asked.input() == ScriptView.Input.TEXT; ) {
          String id = asked.id();
          as(agent, () -> verifications.cannotAnswer(call, id));
          asked = asked(call);
        }
      }
      as(agent, () -> verifications.need(call, need));
      for (ScriptView.Question asked = asked(call);
          asked != null && asked.input() == ScriptView.Input.TEXT; ) {
        String id = asked.id();
        as(agent, () -> verifications.cannotAnswer(call, id));
        asked = asked(call);
      }
      if (around != null) {
        as(agent, () -> verifications.surroundings(call, around));
      }
    };
  }

  private Consumer<CallId> cautious(Consumer<CallId> play) {
    return call -> {
      play.accept(call);
      as(agent, () -> flagged(call, RedFlag.NEW_ADDRESS_FOR_RECORDS));
    };
  }

  /** A patient who holds a telephone on file, and knows their number. */
  private Consumer<CallId> holdsAndWants(Need need, Surroundings around) {
    return call -> {
      identified(call);
      as(agent, () -> possessions.code(call, possessions.destinations(call).get(0).id()));
      keyed(call);
      as(agent, () -> verifications.answer(call, "number", INGRIDS_NUMBER));
      as(agent, () -> verifications.need(call, need));
      as(agent, () -> verifications.surroundings(call, around));
    };
  }

  private Consumer<CallId> ownTelephoneAndWants(Need need, Surroundings around) {
    return call -> {
      represents("HEALTH_CARE_POWER", "RECORDS SENSITIVE PROTECTED", null);
      tamper("update authority_record set decided_at = decided_at - interval 40 day");
      about(call, ROSA);
      as(agent, () -> telephones.code(call, telephones.numbers(call).get(0).id()));
      keyed(call);
      assertEquals(Answer.MATCHED, own(call, "2/3/1960"));
      otherWants(call, need, around);
    };
  }

  /** The code is heard on the telephone that was dialled, and keyed in the call. */
  private void keyed(CallId call) {
    ScriptedCaller there = new ScriptedCaller("1");
    interludes.dialled(line(), there);
    interludes.keypad(call, new ScriptedCaller(there.code()));
  }

  private static CallId line() {
    String asked = ScriptedSwitch.asked(it -> it.startsWith("dial "));
    ScriptedSwitch.agree();
    return new CallId(asked.split(" ")[1]);
  }

  private void calledBackAboutSomethingSensitive(CallId first) {
    String seat = as(agent, () -> agents.startShift(agent.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(seat, "there", Instant.now()));
    says(OrganisationKind.PROVIDER).accept(first);
    as(agent, () -> telephones.callBack(first, telephones.numbers(first).get(0).id()));
    CallId line = line();
    lines.put(first, line);
    interludes.dialled(line, new ScriptedCaller("1"));
    record(new CallEvent.Ended(first, Instant.now(), EndCause.NORMAL));
    record(new CallEvent.Answered(line, Instant.now(), seat));
    organisation(line, false);
    as(agent, () -> others.personCalledBack(line, "Invented Person"));
    patient(line);
    assertEquals(Answer.MATCHED, as(agent, () -> others.reference(line, INGRIDS_NUMBER)));
    as(agent, () -> others.purpose(line, OrganisationPurpose.SENSITIVE));
    as(agent, () -> others.surroundings(line, Surroundings.PRIVATE));
  }

  private ScriptView.Question asked(CallId call) {
    return as(agent, () -> verifications.view(call)).question();
  }

  private void asks(CallId call, String name) {
    other(call, Party.REPRESENTATIVE, false);
    as(agent, () -> others.caller(call, name, Kinship.OTHER));
  }

  private void other(CallId call, Party party, boolean emergency) {
    as(agent, () -> verifications.view(call));
    as(agent, () -> verifications.emergency(call, emergency));
    as(agent, () -> verifications.about(call, false));
    as(agent, () -> others.begin(call, party));
  }

  private void about(CallId call, String name) {
    asks(call, name);
    patient(call);
  }

  private void patient(CallId call) {
    patient(call, INGRID, INGRIDS_BIRTH_DATE);
  }

  private void patient(CallId call, String name, String birthDate) {
    assertEquals(
        Answer.MATCHED, as(agent, () -> others.patient(call, Locale.ENGLISH, name, birthDate)));
  }

  private Consumer<CallId> parentWants(Need need) {
    return call -> {
      Map<String, String> parent =
          Map.of(
              "given",
              "Rosa",
              "family",
              "Quintero",
              "birth_date",
              "1960-02-03",
              "basis",
              "PARENT",
              "scope",
              "CLINICAL BILLING SENSITIVE");
      record(
          known.match(TILDA, TILDAS_BIRTH).orElseThrow(),
          new Wish(Kind.REPRESENTATIVE, parent, null));
      asks(call, ROSA);
      patient(call, TILDA, "3/4/2016");
      assertEquals(Answer.MATCHED, own(call, "2/3/1960"));
      otherWants(call, need, Surroundings.PRIVATE);
    };
  }

  private Answer own(CallId call, String birthDate) {
    return as(agent, () -> others.ownBirthDate(call, Locale.ENGLISH, birthDate));
  }

  private Consumer<CallId> involvedWants(String scope, Need need, Surroundings around) {
    return call -> {
      involved(scope);
      knownWants(call, need, around);
    };
  }

  private Consumer<CallId> representativeWants(String basis, String scope, Need need) {
    return call -> {
      represents(basis, scope, null);
      knownWants(call, need, Surroundings.PRIVATE);
    };
  }

  private Consumer<CallId> executorWants(String scope, Need need) {
    return call -> {
      record(Kind.DECEASED, Map.of("died_on", "2026-01-05"));
      represents("EXECUTOR", scope, null);
      knownWants(call, need, Surroundings.PRIVATE);
    };
  }

  private void knownWants(CallId call, Need need, Surroundings around) {
    about(call, ROSA);
    assertEquals(Answer.MATCHED, own(call, "2/3/1960"));
    otherWants(call, need, around);
  }

  private void otherWants(CallId call, Need need, Surroundings around) {
    as(agent, () -> others.need(call, need));
    if (around != null) {
      as(agent, () -> others.surroundings(call, around));
    }
  }

  private Consumer<CallId> agreedWants(
      String number, Need need, Surroundings around, Scope... more) {
    return call -> {
      about(call, ROSA);
      Set<Scope> scopes = new TreeSet<>(Set.of(Scope.LOGISTICS, Scope.CLINICAL));
      scopes.addAll(List.of(more));
      assertEquals(
          Answer.MATCHED,
          as(
              agent,
              () ->
                  others.agrees(call, Locale.ENGLISH, INGRID, INGRIDS_BIRTH_DATE, number, scopes)));
      otherWants(call, need, around);
    };
  }

  private void organisation(CallId call, boolean emergency) {
    other(call, Party.ORGANISATION, emergency);
  }

  private Consumer<CallId> says(OrganisationKind kind) {
    return call -> {
      organisation(call, false);
      as(agent, () -> others.organisation(call, kind, CLINIC, "Invented Person", CLINIC_NUMBER));
    };
  }

  private void proven(CallId call, OrganisationKind kind) {
    says(kind).accept(call);
    patient(call);
    assertEquals(Answer.MATCHED, as(agent, () -> others.reference(call, INGRIDS_NUMBER)));
  }

  private Consumer<CallId> wants(
      OrganisationKind kind, OrganisationPurpose purpose, Surroundings around) {
    return call -> {
      proven(call, kind);
      as(agent, () -> others.purpose(call, purpose));
      if (around != null) {
        as(agent, () -> others.surroundings(call, around));
      }
    };
  }

  private RedFlag flagged(CallId call, RedFlag flag) {
    flags.set(call, flag);
    return flag;
  }

  private void involved(String scope) {
    record(Kind.AGREEMENT, Map.of("birth_date", "1960-02-03", "scope", scope, "manner", "AGREED"));
  }

  private void represents(String basis, String scope, String without) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("birth_date", "1960-02-03");
    fields.put("numbers", "+12125550144");
    fields.put("basis", basis);
    fields.put("scope", scope);
    fields.put("document_hash", "a".repeat(64));
    fields.put("document_seen_by", "records");
    fields.put("document_seen_on", "2026-01-02");
    fields.remove(without);
    record(Kind.REPRESENTATIVE, fields);
  }

  private void restricted(boolean selfPaid) {
    record(Kind.RESTRICTION, Map.of("sections", "BILLING", "self_paid", selfPaid ? "yes" : "no"));
  }

  private void record(Kind kind, Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>(more);
    if (kind != Kind.DECEASED && kind != Kind.RESTRICTION) {
      fields.put("given", "Rosa");
      fields.put("family", "Quintero");
    }
    record(ingrid, new Wish(kind, fields, null));
  }

  private void record(PatientRef patient, Wish wish) {
    String id = as(officer, () -> records.propose(patient, wish));
    if (!text("select state from authority_record where id = '" + id + "'").equals("APPROVED")) {
      as(colleague, () -> records.approve(id));
    }
  }
}
