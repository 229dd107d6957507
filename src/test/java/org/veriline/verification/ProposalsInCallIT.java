package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.Asked;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.AuthorityRegister;
import org.veriline.authority.AuthorityRow;
import org.veriline.authority.Dossiers;
import org.veriline.authority.Hearer;
import org.veriline.authority.Kind;
import org.veriline.authority.Relation;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.decision.Fact;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.privacy.CallRecords;
import org.veriline.privacy.Earned;

/** What a patient on the line wants recorded, as the desk's panel sends it (catalogue 13.2). */
class ProposalsInCallIT extends WithCallers {
  private static final Wish RESTRICTION =
      new Wish(
          Kind.RESTRICTION,
          Map.of(
              "given", "",
              "family", "",
              "sections", "VISITS",
              "self_paid", "no",
              "note", "My employer must not hear of it"),
          null);
  private static final Wish REPRESENTATIVE =
      new Wish(
          Kind.REPRESENTATIVE,
          Map.of(
              "given", "Rosa",
              "family", "Quintero",
              "birth_date", "1960-02-03",
              "basis", "HEALTH_CARE_POWER",
              "scope", "LOGISTICS CLINICAL"),
          null);

  @Inject AuthorityRecords records;
  @Inject AuthorityRegister register;
  @Inject CallRecords callRecords;
  @Inject Dossiers dossiers;
  @Inject Earning earning;
  @Inject Patients people;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  @AfterEach
  void nothingIsLeft() {
    tamper("delete from authority_record");
  }

  private PatientRef ingrid() {
    return people.match(INGRID, LocalDate.of(1971, 7, 29)).orElseThrow();
  }

  private CallId proven(Actor by, Level level) {
    CallId call = answered(by);
    earning.earn(
        call,
        new Earned(
            by.userId(),
            ingrid(),
            Relationship.SELF,
            Purpose.PATIENT_REQUEST,
            level,
            Allowance.L2T,
            Surroundings.PRIVATE,
            false,
            null,
            Set.of(),
            Set.of(),
            null));
    return call;
  }

  private AuthorityRow waiting(String id) {
    return as(officer, () -> register.page("", 0, 100)).stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private boolean restricted() {
    return dossiers
        .of(ingrid())
        .facts(
            new Hearer(Relationship.PROVIDER, null, Set.of(), null),
            Purpose.TREATMENT,
            Asked.all(Section.VISITS))
        .contains(Fact.RESTRICTED);
  }

  @Test
  void anAgentsRestrictionWaitsInTheOfficersListAndBindsOnceApproved() {
    CallId call = proven(agent, Level.V2);
    String id = as(agent, () -> callRecords.propose(call, RESTRICTION));
    assertTrue(waiting(id).pending());
    assertEquals(1, as(officer, () -> register.proposed()));
    assertEquals(agent.userId(), waiting(id).proposedBy());
    assertFalse(restricted());
    assertEquals(
        "My employer must not hear of it", as(officer, () -> records.read(id)).get("note"));
    as(officer, () -> records.approve(id));
    assertTrue(restricted());
    assertEquals(0, as(officer, () -> register.proposed()));
  }

  @Test
  void aRepresentativeIsProposedBySeniorsAndNursesAtV3AndOpensNothingWithoutThePaper() {
    CallId plain = proven(agent, Level.V3);
    turnedAway(agent, () -> callRecords.propose(plain, REPRESENTATIVE));
    for (Role role : Set.of(Role.SENIOR_AGENT, Role.NURSE)) {
      Actor by = someone(role);
      CallId low = proven(by, Level.V2);
      refused("record-needs-proof", () -> as(by, () -> callRecords.propose(low, REPRESENTATIVE)));
      CallId high = proven(by, Level.V3);
      String id = as(by, () -> callRecords.propose(high, REPRESENTATIVE));
      assertTrue(waiting(id).pending());
      as(officer, () -> records.approve(id));
      assertFalse(
          dossiers
              .of(ingrid())
              .relation("Rosa Quintero")
              .filter(rosa -> rosa.status() == Relation.Status.IN_FORCE)
              .isPresent());
      tamper("delete from authority_record");
    }
  }
}
