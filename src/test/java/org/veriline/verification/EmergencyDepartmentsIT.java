package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.Kind;
import org.veriline.call.CallId;
import org.veriline.decision.Decision;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.organisation.OrganisationKind;
import org.veriline.patient.Section;

/** Row R4 of 12.3 to its end: what an emergency department hears, and from whom. */
class EmergencyDepartmentsIT extends WithOthers {
  private static final String NUMBER = "555 010 7799";

  private final Actor nurse = someone(Role.NURSE);

  /** Nobody listed it, nobody called it back, and no reference number is asked. */
  private CallId emergencyFor(Actor by, String number) {
    CallId call = answered(by);
    as(by, () -> verifications.view(call));
    as(by, () -> verifications.emergency(call, true));
    as(by, () -> verifications.about(call, false));
    as(by, () -> others.begin(call, Party.ORGANISATION));
    as(
        by,
        () ->
            others.organisation(
                call, OrganisationKind.EMERGENCY_CARE, CLINIC, "Dr. Invented", number));
    as(by, () -> others.patient(call, Locale.US, INGRID, INGRIDS_BIRTH_DATE));
    return call;
  }

  private Set<Section> open(CallId call, Actor by) {
    Set<Section> told =
        as(by, () -> others.view(call)).orElseThrow().sections().stream()
            .filter(it -> it.reason() == Reason.ALLOWED)
            .map(ScriptView.SectionView::section)
            .collect(Collectors.toSet());
    Map<Section, Decision> decided = as(by, () -> disclosures.decisions(call));
    assertEquals(
        told,
        decided.entrySet().stream()
            .filter(entry -> entry.getValue().allowed())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
    return told;
  }

  @Test
  void whatTheEmergencyNeedsIsHeardBeforeAnyCallBackFromANurseMoreThanFromAnAgent() {
    CallId agents = emergencyFor(agent, "555 123 9999");
    assertEquals(OtherStep.READ_OUT, view(agents).step());
    assertEquals("org-emergency", view(agents).saying());
    assertEquals(Level.V2, view(agents).level());
    assertEquals(Set.of(Section.IDENTITY, Section.VISITS), open(agents, agent));
    locked(Reason.ROLE, agents, agent, Section.MEDICATIONS);
    CallId nurses = emergencyFor(nurse, "555 123 9999");
    assertEquals(
        Set.of(Section.IDENTITY, Section.VISITS, Section.MEDICATIONS, Section.SENSITIVE),
        open(nurses, nurse));
    for (Section section : List.of(Section.IDENTITY, Section.VISITS, Section.MEDICATIONS)) {
      assertFalse(
          as(nurse, () -> disclosures.read(nurses, section)).lines().isEmpty(), section::name);
    }
    assertEquals(
        Section.SENSITIVE, as(nurse, () -> disclosures.read(nurses, Section.SENSITIVE)).section());
    assertEquals(
        4,
        n(
            "select count(*) from disclosure where call_id = '"
                + nurses.value()
                + "' and purpose = 'EMERGENCY' and relationship = 'PROVIDER'"));
  }

  /** TE-27 replaces restriction, reason and surroundings; payment and contact stay closed. */
  @Test
  void noRestrictionNoMarkAndNoLockHoldsAnEmergencyUpAndNothingElseOpensByIt() {
    onRecord(ingrid, Kind.RESTRICTION, Map.of("sections", "VISITS", "self_paid", "no"));
    onRecord(ingrid, Kind.MARK, Map.of("mark", "VIP"));
    lock(INGRID, INGRIDS_BIRTH_DATE);
    CallId call = emergencyFor(nurse, NUMBER);
    assertFalse(as(nurse, () -> disclosures.read(call, Section.VISITS)).lines().isEmpty());
    for (Section section :
        List.of(Section.BILLING, Section.CONTACT, Section.APPOINTMENTS, Section.REFILLS)) {
      assertFalse(open(call, nurse).contains(section), section::name);
    }
  }

  /** Only a nurse of the programme reads them, and only after breaking the glass (2.51). */
  @Test
  void recordsOfAProgrammeStayClosedInAnEmergencyAlsoWithConsent() {
    CallId call = emergencyFor(nurse, NUMBER);
    locked(Reason.ROLE, call, nurse, Section.PROTECTED);
    ingridConsentsToProviders();
    locked(Reason.ROLE, emergencyFor(nurse, NUMBER), nurse, Section.PROTECTED);
    Actor cleared = someone(Role.NURSE, Role.PROGRAMME);
    locked(Reason.BREAK_GLASS, emergencyFor(cleared, NUMBER), cleared, Section.PROTECTED);
  }

  @Test
  void anybodyElseWhoSaysEmergencyIsAskedAsBefore() {
    CallId call = answered(nurse);
    as(nurse, () -> verifications.view(call));
    as(nurse, () -> verifications.emergency(call, true));
    as(nurse, () -> verifications.about(call, false));
    as(nurse, () -> others.begin(call, Party.ORGANISATION));
    as(
        nurse,
        () -> others.organisation(call, OrganisationKind.PROVIDER, CLINIC, "Dr. Invented", NUMBER));
    assertEquals(OtherStep.CALL_BACK, as(nurse, () -> others.view(call)).orElseThrow().step());
    assertEquals(Set.of(), open(call, nurse));
  }
}
