package org.veriline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.veriline.decision.Decision.Reason.ALLOWED;
import static org.veriline.decision.Decision.Reason.AUTHORITY;
import static org.veriline.decision.Decision.Reason.BREAK_GLASS;
import static org.veriline.decision.Decision.Reason.CHANNEL;
import static org.veriline.decision.Decision.Reason.CLINICIAN_NEEDED;
import static org.veriline.decision.Decision.Reason.CONSENT;
import static org.veriline.decision.Decision.Reason.EMERGENCY_NOT_STATED;
import static org.veriline.decision.Decision.Reason.JUSTIFICATION;
import static org.veriline.decision.Decision.Reason.LEVEL;
import static org.veriline.decision.Decision.Reason.NEVER_BY_PHONE;
import static org.veriline.decision.Decision.Reason.PRIVACY_NOT_CONFIRMED;
import static org.veriline.decision.Decision.Reason.PURPOSE;
import static org.veriline.decision.Decision.Reason.RESTRICTED;
import static org.veriline.decision.Decision.Reason.ROLE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veriline.access.Role;
import org.veriline.patient.DataClass;
import org.veriline.patient.Section;

/**
 * The table of catalogue 1.4, cell by cell and written a second time, so that a slip in one of the
 * two is found. {@code mvn verify} also fails when a branch of the decision is not run.
 */
class DisclosureDecisionTest {
  private static final Set<Fact> DENYING =
      EnumSet.of(
          Fact.RESTRICTED,
          Fact.STATE_LAW,
          Fact.SELF_PAID,
          Fact.CHANNEL_REFUSED,
          Fact.PERSON_REFUSED,
          Fact.DECEASED,
          Fact.MINOR_CONSENTED,
          Fact.JUSTIFICATION_NEEDED,
          Fact.EMERGENCY_ACTIVE,
          Fact.BREAK_GLASS_OPEN);
  private static final Set<Fact> EVERYTHING_ON_RECORD =
      EnumSet.complementOf(EnumSet.copyOf(DENYING));

  // level, then the facts the cell needs (besides authority); "-" is never by phone.
  // Columns: SELF PERSREP INVOLVED PROVIDER PHARMACY PAYER OFFICIAL UNKNOWN
  private static final String TABLE =
      """
      D1      V1 V2 V1+AGREEMENT          V2 V2 V2 - -
      STATED  V1 V2 V2+AGREEMENT+IN_SCOPE V2 V2 V2 - -
      D2      V2 V2 V2+AGREEMENT+IN_SCOPE V2 V2 V2 - -
      D3      V2 V2 V2+AGREEMENT+IN_SCOPE V2 V2 V2+MINIMUM_NECESSARY - -
      D4      V2 V2 V2+PAYMENT_AGREEMENT+IN_SCOPE V2 V2 V2 - -
      D5      V3 V3 - V3+CALLED_BACK - V3+NEED_DOCUMENTED - -
      D6      V3 V3 - V3 - V3 - -
      CHANGE  V3 V3 - - - - - -
      RELEASE V3+REQUEST_RECORDED V3 V3+AUTHORIZATION V3+AUTHORIZATION - V3+AUTHORIZATION V3+PROCESS_VERIFIED -
      """;

  static Stream<List<String>> cells() {
    return TABLE
        .lines()
        .map(line -> List.of(line.trim().split(" +")))
        .flatMap(
            row ->
                Arrays.stream(Relationship.values())
                    .map(who -> List.of(row.get(0), who.name(), row.get(who.ordinal() + 1))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyCellOfTheTableHolds(List<String> cell) {
    Field field = field(cell.get(0));
    Relationship who = Relationship.valueOf(cell.get(1));
    if (cell.get(2).equals("-")) {
      assertEquals(NEVER_BY_PHONE, best(field, who).decide(field));
      return;
    }
    List<String> parts = List.of(cell.get(2).split("\\+"));
    Level least = Level.valueOf(parts.get(0));
    for (Level level : Level.values()) {
      assertEquals(
          level.atLeast(least) ? ALLOWED : LEVEL, best(field, who).level(level).decide(field));
    }
    for (String fact : parts.subList(1, parts.size())) {
      assertEquals(AUTHORITY, best(field, who).without(Fact.valueOf(fact)).decide(field), fact);
    }
    List<Fact> authority =
        switch (who) {
          case PERSREP -> List.of(Fact.AUTHORITY_IN_FORCE, Fact.IN_SCOPE);
          case PROVIDER, PHARMACY, PAYER -> List.of(Fact.ORGANISATION_VERIFIED);
          case OFFICIAL -> List.of(Fact.PROCESS_VERIFIED);
          default -> List.of();
        };
    for (Fact fact : authority) {
      assertEquals(AUTHORITY, best(field, who).without(fact).decide(field), fact::name);
    }
  }

  @ParameterizedTest
  @EnumSource(Relationship.class)
  void publicInformationIsForEverybody(Relationship who) {
    Field hours = Field.tell(Topic.GENERAL, DataClass.D0);
    Case nobody =
        new Case(Set.of(), who, Purpose.OPERATIONS, Level.V0, Surroundings.NOT_ASKED, Set.of());
    assertEquals(ALLOWED, nobody.decide(hours));
    assertEquals(Level.V0, DisclosureTable.cell(hours, who).level());
  }

  @Test
  void authenticatorsPsychotherapyNotesAndUnclassifiedItemsAreNeverByPhone() {
    for (Field field :
        List.of(
            Field.tell(Topic.AUTHENTICATOR, DataClass.D7),
            Field.tell(Topic.AUTHENTICATOR, DataClass.D1),
            Field.tell(Topic.SENSITIVE, DataClass.D7),
            Field.tell(Topic.PSYCHOTHERAPY_NOTE, DataClass.D6),
            Field.tell(Topic.MEDICATION, DataClass.NEVER_BY_PHONE))) {
      for (Relationship who : Relationship.values()) {
        Case emergency = best(field, who).purpose(Purpose.EMERGENCY).with(Fact.EMERGENCY_ACTIVE);
        assertEquals(NEVER_BY_PHONE, best(field, who).decide(field));
        assertEquals(NEVER_BY_PHONE, emergency.decide(field));
        assertEquals(NEVER_BY_PHONE, emergency.with(Fact.BREAK_GLASS_OPEN).decide(field));
      }
    }
  }

  /**
   * The stricter of 13.2 and 13.3: Agent, Experienced agent, Nurse, Supervisor, Privacy officer.
   */
  @ParameterizedTest
  @CsvSource({
    "IDENTITY,D1,TELL,AENS",
    "IDENTITY,D1,CONFIRM,AENS",
    "CONTACT,D1,CONFIRM,AEN",
    "CONTACT,D1,TELL,N",
    "CONTACT,D1,CHANGE,EN",
    "PREFERENCE,D1,CHANGE,AENSP",
    "IDENTITY,D1,CHANGE,''",
    "REPRESENTATIVE,D1,TELL,AEN",
    "APPOINTMENT,D2,TELL,AEN",
    "APPOINTMENT,D2,CONFIRM,AEN",
    "REFILL_STATUS,D3,TELL,AEN",
    "VISIT,D3,TELL,AEN",
    "RESULT_NORMAL_RELEASED,D3,TELL,AEN",
    "RESULT_RELEASED,D3,TELL,N",
    "RESULT_NOT_RELEASED,D3,TELL,''",
    "MEDICATION,D3,TELL,N",
    "PAYMENT,D4,TELL,AE",
    "CLAIM,D4,TELL,AE",
    "SENSITIVE,D5,TELL,N",
    "PROTECTED,D6,TELL,N",
    "RECORDS,D3,RELEASE,P",
  })
  void aRoleReadsItsFieldSets(Topic topic, DataClass of, Field.Deed deed, String roles) {
    Field field = new Field(topic, of, deed, false);
    for (Role role : Role.values()) {
      Decision.Reason reason = best(field, Relationship.SELF).roles(role).decide(field);
      String letter =
          switch (role) {
            case AGENT -> "A";
            case SENIOR_AGENT -> "E";
            case NURSE -> "N";
            case SUPERVISOR -> "S";
            case PRIVACY_OFFICER -> "P";
            case PROGRAMME, SECURITY_OFFICER, AUDITOR, ADMINISTRATOR -> "nobody";
          };
      boolean expected = roles.contains(letter);
      assertEquals(expected ? ALLOWED : ROLE, reason, role::name);
    }
    assertEquals(ROLE, best(field, Relationship.SELF).roles(new Role[0]).decide(field));
  }

  @Test
  void supervisorGivesAReasonAndTheProgrammeNurseBelongsToTheProgramme() {
    Field name = Field.tell(Topic.IDENTITY, DataClass.D1);
    Field part2 = Field.tell(Topic.PROTECTED, DataClass.D6);
    assertEquals(
        ROLE,
        best(name, Relationship.SELF).roles(Role.SUPERVISOR).without(Fact.JUSTIFIED).decide(name));
    Case nurse = best(part2, Relationship.SELF).without(Fact.PROGRAMME_ROLE);
    assertEquals(ROLE, nurse.roles(Role.NURSE).decide(part2));
    assertEquals(ALLOWED, nurse.roles(Role.NURSE, Role.PROGRAMME).decide(part2));
  }

  @Test
  void aPersonWithTwoRolesMayReadWhatEitherMay() {
    Field claim = Field.tell(Topic.CLAIM, DataClass.D4);
    assertEquals(
        ALLOWED, best(claim, Relationship.SELF).roles(Role.SUPERVISOR, Role.AGENT).decide(claim));
  }

  @Test
  void whatIsReleasedToCliniciansOnlyNeedsOne() {
    Field result = new Field(Topic.VISIT, DataClass.D3, Field.Deed.TELL, true);
    Case agent = best(result, Relationship.SELF).roles(Role.AGENT);
    assertEquals(CLINICIAN_NEEDED, agent.decide(result));
    assertEquals(ALLOWED, agent.roles(Role.NURSE).decide(result));
  }

  /** PR-03: which class a purpose opens. */
  @ParameterizedTest
  @CsvSource({
    "TREATMENT,D1 D2 D3 D5 D6",
    "PAYMENT,D1 D4",
    "OPERATIONS,D1 D2",
    "PATIENT_REQUEST,D1 D2 D3 D4 D5 D6",
    "AUTHORIZATION,D1 D2 D3 D4 D5 D6",
    "REQUIRED_BY_LAW,D1 D2 D3 D4 D5 D6",
  })
  void aPurposeOpensItsOwnFieldsOnly(Purpose purpose, String classes) {
    for (String name : List.of("D1", "D2", "D3", "D4", "D5", "D6")) {
      Field field = field(name);
      assertEquals(
          classes.contains(name) ? ALLOWED : PURPOSE,
          best(field, Relationship.SELF).purpose(purpose).decide(field),
          name);
    }
  }

  @Test
  void authorizationAndLawStandOnTheirPaper() {
    Field field = field("D3");
    assertEquals(
        AUTHORITY,
        best(field, Relationship.SELF)
            .purpose(Purpose.AUTHORIZATION)
            .without(Fact.AUTHORIZATION)
            .decide(field));
    assertEquals(
        AUTHORITY,
        best(field, Relationship.SELF)
            .purpose(Purpose.REQUIRED_BY_LAW)
            .without(Fact.PROCESS_VERIFIED)
            .decide(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMERGENCY", "BREAK_GLASS"})
  void emergencyReplacesLevelAuthorityRestrictionChannelPrivacyAndConsent(String how) {
    Fact open = how.equals("EMERGENCY") ? Fact.EMERGENCY_ACTIVE : Fact.BREAK_GLASS_OPEN;
    for (String name : List.of("D1", "D2", "D3", "D5", "D6")) {
      Field field = field(name);
      for (Relationship who : Relationship.values()) {
        Case bare =
            new Case(
                Set.of(Role.NURSE),
                who,
                Purpose.valueOf(how),
                Level.V0,
                Surroundings.NOT_PRIVATE,
                Set.of(
                    open,
                    Fact.TREATMENT_NEED_STATED,
                    Fact.PROGRAMME_ROLE,
                    Fact.RESTRICTED,
                    Fact.CHANNEL_REFUSED));
        boolean withoutRecord = name.equals("D6") && open == Fact.EMERGENCY_ACTIVE;
        assertEquals(withoutRecord ? BREAK_GLASS : ALLOWED, bare.decide(field));
        assertEquals(EMERGENCY_NOT_STATED, bare.without(Fact.TREATMENT_NEED_STATED).decide(field));
        assertEquals(EMERGENCY_NOT_STATED, bare.without(open).decide(field));
        assertEquals(ROLE, bare.roles(Role.ADMINISTRATOR).decide(field));
      }
    }
    Field bill = field("D4");
    assertEquals(
        PURPOSE,
        best(bill, Relationship.SELF).purpose(Purpose.valueOf(how)).with(open).decide(bill));
  }

  @Test
  void breakGlassGivesTheExperiencedAgentAndTheSupervisorSensitiveFieldsAndNobodyElse() {
    Field sensitive = field("D5");
    for (Role role : Role.values()) {
      Case ordinary = best(sensitive, Relationship.SELF).roles(role).purpose(Purpose.EMERGENCY);
      boolean byLetterB = role == Role.SENIOR_AGENT || role == Role.SUPERVISOR;
      assertEquals(
          byLetterB || role == Role.NURSE ? ALLOWED : ROLE,
          ordinary.with(Fact.BREAK_GLASS_OPEN).decide(sensitive),
          role::name);
      if (byLetterB) {
        assertEquals(ROLE, ordinary.decide(sensitive), role::name);
        assertEquals(ROLE, ordinary.with(Fact.BREAK_GLASS_OPEN).decide(field("D6")), role::name);
      }
    }
  }

  @Test
  void leastLevelIsTheOneOfTheCellAndTheHighestWhereNothingMayBeSaid() {
    assertEquals(Level.V2, Field.of(Section.VISITS).leastLevel(Relationship.SELF));
    assertEquals(Level.V3, Field.of(Section.SENSITIVE).leastLevel(Relationship.SELF));
    assertEquals(Level.V1, Field.of(Section.IDENTITY).leastLevel(Relationship.SELF));
    assertEquals(Level.V3, Field.of(Section.VISITS).leastLevel(Relationship.UNKNOWN));
  }

  @Test
  void breakGlassOfACallAddsItsThreeFactsAndTheEmergency() {
    Interaction call =
        new Interaction(
            Set.of(Role.SENIOR_AGENT),
            Relationship.SELF,
            Purpose.PAYMENT,
            Level.V0,
            Surroundings.NOT_ASKED,
            Set.of(Fact.AGENT_SIDE_PRIVATE));
    Interaction broken = call.underBreakGlass();
    assertEquals(Purpose.EMERGENCY, broken.purpose());
    assertEquals(
        EnumSet.of(
            Fact.AGENT_SIDE_PRIVATE,
            Fact.BREAK_GLASS_OPEN,
            Fact.TREATMENT_NEED_STATED,
            Fact.JUSTIFIED),
        broken.facts());
    assertTrue(DisclosureDecision.mayDisclose(field("D5"), broken).allowed());
    assertFalse(
        DisclosureDecision.mayDisclose(Field.tell(Topic.PSYCHOTHERAPY_NOTE, DataClass.D5), broken)
            .allowed());
  }

  @Test
  void anEmergencyOpensNothingForAnotherPurpose() {
    Field field = field("D3");
    assertEquals(
        LEVEL,
        best(field, Relationship.SELF).level(Level.V0).with(Fact.EMERGENCY_ACTIVE).decide(field));
  }

  @Test
  void aPlanDoesNotLearnWhatThePatientPaidInFull() {
    Field bill = field("D4");
    Case plan = best(bill, Relationship.PAYER).with(Fact.SELF_PAID);
    assertEquals(RESTRICTED, plan.purpose(Purpose.PAYMENT).decide(bill));
    Field name = field("D1");
    assertEquals(RESTRICTED, plan.purpose(Purpose.OPERATIONS).decide(name));
    assertEquals(ALLOWED, plan.purpose(Purpose.TREATMENT).decide(name));
    assertEquals(
        ALLOWED,
        best(bill, Relationship.SELF).with(Fact.SELF_PAID).purpose(Purpose.PAYMENT).decide(bill));
  }

  @Test
  void restrictionPreferenceAndMissingConsentEachDeny() {
    Field field = field("D3");
    assertEquals(RESTRICTED, best(field, Relationship.SELF).with(Fact.RESTRICTED).decide(field));
    assertEquals(RESTRICTED, best(field, Relationship.SELF).with(Fact.STATE_LAW).decide(field));
    assertEquals(CHANNEL, best(field, Relationship.SELF).with(Fact.CHANNEL_REFUSED).decide(field));
    Field part2 = field("D6");
    assertEquals(CONSENT, best(part2, Relationship.SELF).without(Fact.CONSENT).decide(part2));
  }

  @Test
  void whoIsRefusedHearsNothingWhateverElseIsRecorded() {
    Field field = field("D3");
    for (Relationship who : List.of(Relationship.PERSREP, Relationship.INVOLVED)) {
      assertEquals(AUTHORITY, best(field, who).with(Fact.PERSON_REFUSED).decide(field));
    }
  }

  @Test
  void nobodyCallsAboutThemselvesAfterDeathButARepresentativeMay() {
    Field field = field("D3");
    assertEquals(AUTHORITY, best(field, Relationship.SELF).with(Fact.DECEASED).decide(field));
    assertEquals(ALLOWED, best(field, Relationship.PERSREP).with(Fact.DECEASED).decide(field));
  }

  @ParameterizedTest
  @EnumSource(Relationship.class)
  void whatAMinorConsentedToIsKeptFromFamilyOnly(Relationship who) {
    Field field = field("D2");
    boolean family = who == Relationship.PERSREP || who == Relationship.INVOLVED;
    Decision.Reason without = best(field, who).decide(field);
    assertEquals(
        family ? RESTRICTED : without, best(field, who).with(Fact.MINOR_CONSENTED).decide(field));
  }

  @Test
  void aMarkedPatientIsOpenedForAReason() {
    Field field = field("D3");
    Case marked = best(field, Relationship.SELF).with(Fact.JUSTIFICATION_NEEDED);
    assertEquals(ALLOWED, marked.decide(field));
    assertEquals(JUSTIFICATION, marked.without(Fact.JUSTIFIED).decide(field));
    assertEquals(LEVEL, marked.without(Fact.JUSTIFIED).level(Level.V1).decide(field));
  }

  @Test
  void pharmacyHearsMedicationAndClaimsOnly() {
    for (Topic topic : Topic.values()) {
      Field clinical = Field.tell(topic, DataClass.D3);
      boolean drug = topic == Topic.MEDICATION || topic == Topic.REFILL_STATUS;
      assertEquals(drug, best(clinical, Relationship.PHARMACY).decide(clinical) == ALLOWED);
    }
    Field balance = Field.tell(Topic.PAYMENT, DataClass.D4);
    assertEquals(AUTHORITY, best(balance, Relationship.PHARMACY).decide(balance));
  }

  @Test
  void recordsGoOutForTreatmentPaymentOperationsOrByAuthorization() {
    Field records = field("RELEASE");
    for (Purpose purpose :
        List.of(Purpose.TREATMENT, Purpose.PAYMENT, Purpose.OPERATIONS, Purpose.PATIENT_REQUEST)) {
      boolean plan = purpose != Purpose.PATIENT_REQUEST;
      Field d1 = Field.release(DataClass.D1);
      assertEquals(
          plan,
          best(d1, Relationship.PAYER).purpose(purpose).without(Fact.AUTHORIZATION).decide(d1)
              == ALLOWED);
      assertEquals(
          purpose == Purpose.TREATMENT,
          best(d1, Relationship.PROVIDER).purpose(purpose).without(Fact.AUTHORIZATION).decide(d1)
              == ALLOWED);
    }
    assertEquals(NEVER_BY_PHONE, best(records, Relationship.PHARMACY).decide(records));
  }

  @ParameterizedTest
  @CsvSource({
    "D1,NOT_ASKED,false",
    "D1,NOT_PRIVATE,false",
    "D1,OTHERS_AGREED,true",
    "D2,NOT_ASKED,false",
    "D2,OTHERS_AGREED,true",
    "STATED,NOT_ASKED,false",
    "STATED,PRIVATE,true",
    "D4,NOT_PRIVATE,false",
    "D5,OTHERS_AGREED,false",
    "D5,PRIVATE,true",
    "D6,OTHERS_AGREED,false",
    "D6,PRIVATE,true",
  })
  void privateSurroundingsAreConfirmedOnBothSides(
      String name, Surroundings surroundings, boolean open) {
    Field field = field(name);
    Case here = best(field, Relationship.SELF).surroundings(surroundings);
    assertEquals(open ? ALLOWED : PRIVACY_NOT_CONFIRMED, here.decide(field));
    assertEquals(PRIVACY_NOT_CONFIRMED, here.without(Fact.AGENT_SIDE_PRIVATE).decide(field));
  }

  @Test
  void whatTheCallerSaidIsConfirmedWithoutThePrivacyQuestion() {
    Field name = Field.confirm(Topic.IDENTITY, DataClass.D1);
    Case open =
        best(name, Relationship.SELF)
            .surroundings(Surroundings.NOT_ASKED)
            .without(Fact.AGENT_SIDE_PRIVATE);
    assertEquals(ALLOWED, open.decide(name));
    Field told = Field.tell(Topic.IDENTITY, DataClass.D1);
    assertEquals(PRIVACY_NOT_CONFIRMED, open.decide(told));
  }

  /** The whole space, by rules that must hold whatever the cell says. */
  @Test
  void noCombinationBreaksAnInvariant() {
    Set<Fact> all = EVERYTHING_ON_RECORD;
    for (Topic topic : Topic.values()) {
      for (DataClass of : DataClass.values()) {
        for (Field.Deed deed : Field.Deed.values()) {
          Field field = new Field(topic, of, deed, false);
          for (Relationship who : Relationship.values()) {
            for (Purpose purpose : Purpose.values()) {
              for (Level level : Level.values()) {
                for (Role role : Role.values()) {
                  for (Surroundings around : Surroundings.values()) {
                    Case at = new Case(Set.of(role), who, purpose, level, around, all);
                    boolean yes = at.decide(field) == ALLOWED;
                    boolean open = of == DataClass.D0;
                    if (yes && !open) {
                      assertFalse(level == Level.V0, "V0 hears nothing");
                      assertFalse(role == Role.ADMINISTRATOR, "administrators read nothing");
                      assertFalse(who == Relationship.UNKNOWN, "nobody unknown hears anything");
                      assertTrue(of.compareTo(DataClass.D7) < 0);
                      if (of.compareTo(DataClass.D5) >= 0 && deed != Field.Deed.CHANGE) {
                        assertEquals(Level.V3, level);
                        assertEquals(Surroundings.PRIVATE, around);
                      }
                      for (Fact deny :
                          List.of(Fact.RESTRICTED, Fact.STATE_LAW, Fact.CHANNEL_REFUSED)) {
                        assertFalse(at.with(deny).decide(field) == ALLOWED);
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void aSectionIsAFieldOfItsOwnClass(Section section) {
    assertEquals(section.dataClass(), Field.of(section).dataClass());
  }

  private static Field field(String name) {
    return switch (name) {
      case "D1" -> Field.tell(Topic.IDENTITY, DataClass.D1);
      case "STATED" -> Field.confirm(Topic.APPOINTMENT, DataClass.D2);
      case "D2" -> Field.tell(Topic.APPOINTMENT, DataClass.D2);
      case "D3" -> Field.tell(Topic.MEDICATION, DataClass.D3);
      case "D4" -> Field.tell(Topic.CLAIM, DataClass.D4);
      case "D5" -> Field.tell(Topic.SENSITIVE, DataClass.D5);
      case "D6" -> Field.tell(Topic.PROTECTED, DataClass.D6);
      case "CHANGE" -> Field.change(Topic.CONTACT);
      default -> Field.release(DataClass.D3);
    };
  }

  /** A call in which everything speaks for disclosure; each test takes one thing away. */
  private static Case best(Field field, Relationship who) {
    return new Case(
        Set.of(
            field.deed() == Field.Deed.RELEASE
                ? Role.PRIVACY_OFFICER
                : field.dataClass() == DataClass.D4 ? Role.AGENT : Role.NURSE),
        who,
        Purpose.PATIENT_REQUEST,
        Level.V3,
        Surroundings.PRIVATE,
        EVERYTHING_ON_RECORD);
  }

  private record Case(
      Set<Role> roles,
      Relationship who,
      Purpose purpose,
      Level level,
      Surroundings surroundings,
      Set<Fact> facts) {

    Decision.Reason decide(Field field) {
      return DisclosureDecision.mayDisclose(
              field, new Interaction(roles, who, purpose, level, surroundings, facts))
          .reason();
    }

    Case roles(Role... changed) {
      return new Case(Set.of(changed), who, purpose, level, surroundings, facts);
    }

    Case purpose(Purpose changed) {
      return new Case(roles, who, changed, level, surroundings, facts);
    }

    Case level(Level changed) {
      return new Case(roles, who, purpose, changed, surroundings, facts);
    }

    Case surroundings(Surroundings changed) {
      return new Case(roles, who, purpose, level, changed, facts);
    }

    Case with(Fact fact) {
      return facts(Stream.concat(facts.stream(), Stream.of(fact)));
    }

    Case without(Fact fact) {
      return facts(facts.stream().filter(other -> other != fact));
    }

    private Case facts(Stream<Fact> changed) {
      return new Case(
          roles,
          who,
          purpose,
          level,
          surroundings,
          changed.collect(Collectors.toUnmodifiableSet()));
    }
  }
}
