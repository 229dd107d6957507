package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.agent.Agents;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Surroundings;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.patient.Section;
import org.veriline.script.ScriptKind;
import org.veriline.testing.ScriptedCaller;

/** Each row of SCRIPT-IN-ORG, reached by those who call for an organisation. */
class EveryOrganisationRowIT extends WithRows {
  private static final String CLINIC_NUMBER = "555 010 7788";

  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject OthersTelephones telephones;

  @BeforeEach
  void theClinicIsListedAsEverythingThatIsHeard() {
    for (OrganisationKind kind : OrganisationKind.values()) {
      if (kind.heard()) {
        as(officer, () -> directory.add(kind, CLINIC, CLINIC_NUMBER, LONG_AGO));
      }
    }
  }

  @AfterEach
  void theShiftIsOver() {
    agents.endShift(agent.userId());
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
          flag(call, RedFlag.ASKS_FOR_CODE);
        });
    plays.put("official", says(OrganisationKind.OFFICIAL));
    plays.put("third-party", says(OrganisationKind.OTHER));
    plays.put("vendor", says(OrganisationKind.VENDOR));
    plays.put("caller-open", call -> saysOfThemselves(call, "", ""));
    plays.put("part2", wants(OrganisationKind.PROVIDER, OrganisationPurpose.PROTECTED, null));
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
    playAll(ScriptKind.IN_ORG, plays);
  }

  @Test
  void whatARowOpensIsReadAndNothingElse() {
    CallId payer = answered(agent);
    wants(OrganisationKind.PAYER, OrganisationPurpose.PAYMENT, Surroundings.PRIVATE).accept(payer);
    var bill = as(agent, () -> disclosures.read(payer, Section.BILLING));
    assertNotEquals(null, bill);
    locked(Reason.PURPOSE, payer, agent, Section.VISITS);
  }

  @Test
  void whoSaysNoNameOrNoNumberIsAskedForTheRestAndANumberAloneListsNobody() {
    CallId call = answered(agent);
    saysOfThemselves(call, "", CLINIC_NUMBER);
    assertEquals(OtherStep.ORGANISATION, view(call).step());
    assertEquals("ask-organisation-all", view(call).saying());
    assertFalse(view(call).telephone());
    refused("step-not-yet", () -> patient(call, INGRIDS_BIRTH_DATE));
    as(
        agent,
        () -> others.organisation(call, OrganisationKind.PROVIDER, CLINIC, "Nurse Invented", ""));
    assertEquals(OtherStep.ORGANISATION, view(call).step());
    as(
        agent,
        () ->
            others.organisation(
                call, OrganisationKind.PROVIDER, CLINIC, "Nurse Invented", CLINIC_NUMBER));
    assertEquals(OtherStep.PATIENT, view(call).step());
    assertEquals("patient-open", last(call).row());
  }

  @Test
  void recordsOfAProgrammeAreToldToNobodyAndOnlyAConsentChangesTheSentence() {
    CallId call = answered(agent);
    wants(OrganisationKind.PROVIDER, OrganisationPurpose.PROTECTED, null).accept(call);
    assertEquals("nothing-further", view(call).saying());
    locked(Reason.ROLE, call, agent, Section.PROTECTED);
    locked(Reason.PRIVACY_NOT_CONFIRMED, call, agent, Section.VISITS);
    ingridConsentsToProviders();
    CallId payer = answered(agent);
    wants(OrganisationKind.PAYER, OrganisationPurpose.PROTECTED, null).accept(payer);
    assertEquals("part2", last(payer).row());
    CallId named = answered(agent);
    wants(OrganisationKind.PROVIDER, OrganisationPurpose.PROTECTED, Surroundings.PRIVATE)
        .accept(named);
    assertEquals("written-request", view(named).saying());
    locked(Reason.ROLE, named, agent, Section.PROTECTED);
    locked(Reason.SCRIPT, named, agent, Section.VISITS);
  }

  private void saysOfThemselves(CallId call, String person, String number) {
    organisation(call, false);
    as(agent, () -> others.organisation(call, OrganisationKind.PROVIDER, CLINIC, person, number));
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

  private void restricted(boolean selfPaid) {
    onRecord(
        ingrid,
        Kind.RESTRICTION,
        Map.of("sections", "BILLING", "self_paid", selfPaid ? "yes" : "no"));
  }
}
