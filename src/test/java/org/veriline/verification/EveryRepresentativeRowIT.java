package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.veriline.authority.Kind;
import org.veriline.authority.Scope;
import org.veriline.call.CallId;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;
import org.veriline.script.Need;
import org.veriline.script.ScriptKind;

/** Each row of SCRIPT-IN-REP, reached by family and those who act for a patient. */
class EveryRepresentativeRowIT extends WithRepresentatives {
  @Inject OthersTelephones telephones;

  @Test
  void everyRowOfTheRepresentativesScriptIsReached() {
    Map<String, Consumer<CallId>> plays = new LinkedHashMap<>();
    plays.put(
        "emergency",
        call -> {
          asks(call);
          as(agent, () -> verifications.emergency(call, true));
        });
    plays.put(
        "attempts-used",
        call -> {
          asks(call);
          as(agent, () -> verifications.cannotVerify(call));
        });
    plays.put("patient-open", call -> asks(call));
    plays.put(
        "flagged",
        call -> {
          ofRosa(Kind.OBJECTION, Map.of());
          about(call);
        });
    plays.put(
        "locked",
        call -> {
          asks(call);
          flag(call, RedFlag.ASKS_FOR_CODE);
        });
    plays.put(
        "caution",
        call -> {
          involved("LOGISTICS");
          about(call);
          flag(call, RedFlag.NEW_ADDRESS_FOR_RECORDS);
        });
    plays.put(
        "lapsed",
        call -> {
          represents("HEALTH_CARE_POWER", "CLINICAL", "document_hash");
          about(call);
        });
    plays.put(
        "stranger-listens",
        call -> {
          about(call);
          as(agent, () -> others.agreesNot(call));
        });
    plays.put(
        "incapacitated",
        call -> {
          about(call);
          as(agent, () -> others.incapacitated(call));
        });
    plays.put(
        "factor-open",
        call -> {
          involved("LOGISTICS");
          about(call);
        });
    plays.put(
        "factor-failed",
        call -> {
          involved("LOGISTICS");
          about(call);
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
    plays.put("involved-more", involvedWants("LOGISTICS", Need.RECORDS, Surroundings.PRIVATE));
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
    plays.put("minor-consented", this::parentAsksWhatAMinorMayKeep);
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
    playAll(ScriptKind.IN_REP, plays);
  }

  @Test
  void whatARowOpensIsReadAndNothingElse() {
    CallId call = answered(agent);
    involvedWants("LOGISTICS", Need.APPOINTMENT, Surroundings.PRIVATE).accept(call);
    var unused = as(agent, () -> disclosures.read(call, Section.APPOINTMENTS));
    locked(Reason.AUTHORITY, call, agent, Section.VISITS);
  }

  @Test
  void beforeBothSidesMatchTheViewIsTheSameWhateverIsOnRecord() {
    CallId stranger = answered(agent);
    asks(stranger);
    OtherView nothing = as(agent, () -> others.view(stranger)).orElseThrow();
    ofRosa(Kind.OBJECTION, Map.of());
    represents("HEALTH_CARE_POWER", "CLINICAL", null);
    CallId recorded = answered(agent);
    asks(recorded);
    assertEquals(nothing, as(agent, () -> others.view(recorded)).orElseThrow());
    Answer wrong = as(agent, () -> others.patient(recorded, Locale.ENGLISH, INGRID, "7/30/1971"));
    assertEquals(Answer.NOT_MATCHED, wrong);
    Answer unknown =
        as(agent, () -> others.patient(stranger, Locale.ENGLISH, "Nobody Atall", "1/1/1950"));
    assertEquals(Answer.NOT_MATCHED, unknown);
    assertEquals(as(agent, () -> others.view(stranger)), as(agent, () -> others.view(recorded)));
  }

  private Consumer<CallId> parentWants(Need need) {
    return call -> {
      parentIsProven(call);
      otherWants(call, need, Surroundings.PRIVATE);
    };
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
      onRecord(ingrid, Kind.DECEASED, Map.of("died_on", "2026-01-05"));
      represents("EXECUTOR", scope, null);
      knownWants(call, need, Surroundings.PRIVATE);
    };
  }

  private void knownWants(CallId call, Need need, Surroundings around) {
    about(call);
    assertEquals(Answer.MATCHED, own(call, "2/3/1960"));
    otherWants(call, need, around);
  }

  private Consumer<CallId> agreedWants(
      String number, Need need, Surroundings around, Scope... more) {
    return call -> {
      about(call);
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

  private Consumer<CallId> ownTelephoneAndWants(Need need, Surroundings around) {
    return call -> {
      represents("HEALTH_CARE_POWER", "RECORDS SENSITIVE PROTECTED", null);
      tamper("update authority_record set decided_at = decided_at - interval 40 day");
      about(call);
      as(agent, () -> telephones.code(call, telephones.numbers(call).get(0).id()));
      keyed(call);
      assertEquals(Answer.MATCHED, own(call, "2/3/1960"));
      otherWants(call, need, around);
    };
  }
}
