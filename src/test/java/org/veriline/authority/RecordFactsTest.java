package org.veriline.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veriline.decision.Fact;
import org.veriline.decision.Field;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Topic;
import org.veriline.patient.DataClass;
import org.veriline.patient.Item;
import org.veriline.patient.Section;

class RecordFactsTest {
  private static final Hearer PATIENT = Hearer.patient();
  private static final Hearer ROSA = Papers.hearer(Relationship.PERSREP, "rosa");
  private static final Hearer MILO = Papers.hearer(Relationship.INVOLVED, "milo");
  private static final Asked VISITS = Asked.all(Section.VISITS);

  private static Set<Fact> facts(Papers papers, Hearer hearer, Asked asked) {
    return papers.dossier().facts(hearer, Purpose.PATIENT_REQUEST, asked);
  }

  private static Asked visit(String on) {
    return Asked.one(new Item(Section.VISITS, "visit", on, "Checkup"));
  }

  @Test
  void aPatientAboutWhomNothingIsRecordedHasTheirOwnConsentAndNothingElse() {
    assertEquals(EnumSet.of(Fact.CONSENT), facts(Papers.about(), PATIENT, VISITS));
    assertEquals(Set.of(), facts(Papers.about(), ROSA, VISITS));
  }

  @Test
  void aRepresentativeHearsWhatTheScopeCovers() {
    Papers papers = Papers.about().representative("rosa", "GUARDIAN", "CLINICAL");
    assertEquals(EnumSet.of(Fact.AUTHORITY_IN_FORCE, Fact.IN_SCOPE), facts(papers, ROSA, VISITS));
    assertEquals(
        EnumSet.of(Fact.AUTHORITY_IN_FORCE), facts(papers, ROSA, Asked.all(Section.BILLING)));
    Hearer pretending = Papers.hearer(Relationship.INVOLVED, "rosa");
    assertEquals(Set.of(), facts(papers, pretending, VISITS));
  }

  @Test
  void aPaperNobodySawOrThatWaitsForSomethingCarriesNothing() {
    Papers unseen =
        Papers.about()
            .and(
                "rosa",
                Kind.REPRESENTATIVE,
                "given=Rosa",
                "family=Quintero",
                "basis=HEALTH_CARE_POWER",
                "scope=CLINICAL");
    assertEquals(Set.of(), facts(unseen, ROSA, VISITS));
    for (String sprung : new String[] {"", "2026-11-25", "2026-11-24"}) {
      Papers springing =
          Papers.about()
              .and(
                  "rosa",
                  Kind.REPRESENTATIVE,
                  "given=Rosa",
                  "family=Quintero",
                  "basis=HEALTH_CARE_POWER",
                  "scope=CLINICAL",
                  "document_hash=" + Papers.HASH,
                  "document_seen_by=records",
                  "document_seen_on=2026-01-02",
                  "springs=yes",
                  "sprung_on=" + sprung);
      assertEquals(
          sprung.equals("2026-11-24"),
          facts(springing, ROSA, VISITS).contains(Fact.AUTHORITY_IN_FORCE));
    }
  }

  @Test
  void whatHasRunOutOrWasEndedCountsNoMore() {
    Papers out =
        Papers.about()
            .and(
                "milo",
                Kind.AGREEMENT,
                Papers.NOW,
                null,
                "given=Milo",
                "family=Faraday",
                "scope=CLINICAL",
                "manner=AGREED");
    assertTrue(facts(out.at(Papers.NOW.minusSeconds(1)), MILO, VISITS).contains(Fact.AGREEMENT));
    assertFalse(facts(out.at(Papers.NOW), MILO, VISITS).contains(Fact.AGREEMENT));
    Papers ended = Papers.about().agreement("milo", "CLINICAL").ended("milo");
    assertEquals(Set.of(), facts(ended, MILO, VISITS));
  }

  @Test
  void anAgreementOpensItsScopeToItsPersonOnly() {
    Papers papers = Papers.about().agreement("milo", "LOGISTICS BILLING");
    assertEquals(
        EnumSet.of(Fact.AGREEMENT, Fact.PAYMENT_AGREEMENT, Fact.IN_SCOPE),
        facts(papers, MILO, Asked.all(Section.BILLING)));
    assertEquals(EnumSet.of(Fact.AGREEMENT, Fact.PAYMENT_AGREEMENT), facts(papers, MILO, VISITS));
    assertEquals(Set.of(), facts(papers, Papers.hearer(Relationship.INVOLVED, "other"), VISITS));
    assertEquals(Set.of(), facts(papers, Papers.hearer(Relationship.PERSREP, "milo"), VISITS));
  }

  @Test
  void whatThePatientAgreesToOnTheCallIsAsGood() {
    Hearer agreed = Papers.hearer(Relationship.INVOLVED, null, Scope.CLINICAL);
    assertEquals(EnumSet.of(Fact.AGREEMENT, Fact.IN_SCOPE), facts(Papers.about(), agreed, VISITS));
  }

  @Test
  void anObjectionACourtAndADangerWinOverEveryPaper() {
    for (Kind kind : new Kind[] {Kind.OBJECTION, Kind.CUSTODY, Kind.ENDANGERMENT}) {
      Papers papers =
          Papers.about()
              .representative("rosa", "GUARDIAN", "CLINICAL")
              .and("no", kind, "given=Rosa", "family=Quintero");
      assertTrue(facts(papers, ROSA, VISITS).contains(Fact.PERSON_REFUSED), kind::name);
      assertFalse(facts(papers, PATIENT, VISITS).contains(Fact.PERSON_REFUSED), kind::name);
      Papers other =
          Papers.about()
              .representative("rosa", "GUARDIAN", "CLINICAL")
              .and("no", kind, "given=Rosa", "family=Quintero", "birth_date=2001-01-01");
      assertFalse(facts(other, ROSA, VISITS).contains(Fact.PERSON_REFUSED), kind::name);
    }
    Papers numbers = Papers.about().and("no", Kind.ENDANGERMENT, "numbers=+12025550147");
    assertFalse(facts(numbers, MILO, VISITS).contains(Fact.PERSON_REFUSED));
  }

  @Test
  void deathEndsEveryAuthorityButTheExecutors() {
    for (String basis : new String[] {"GUARDIAN", "HEALTH_CARE_POWER", "COURT", "EXECUTOR"}) {
      Papers living = Papers.about().representative("rosa", basis, "CLINICAL");
      boolean executor = basis.equals("EXECUTOR");
      assertEquals(!executor, facts(living, ROSA, VISITS).contains(Fact.AUTHORITY_IN_FORCE));
      Papers dead = living.and("dead", Kind.DECEASED, "died_on=2026-11-01");
      Set<Fact> facts = facts(dead, ROSA, VISITS);
      assertEquals(executor, facts.contains(Fact.AUTHORITY_IN_FORCE), basis);
      assertTrue(facts.contains(Fact.DECEASED));
    }
  }

  /** A parent's authority ends when the child's eighteenth birthday begins where the clinic is. */
  @ParameterizedTest
  @CsvSource({
    "2008-11-25,true",
    "2008-11-24,false",
    "2008-11-23,false",
    "2020-01-01,true",
    "1950-01-01,false",
  })
  void aParentRepresentsAChildAndNobodyElse(String born, boolean minor) {
    Papers papers = Papers.about().born(born).representative("rosa", "PARENT", "CLINICAL");
    assertEquals(minor, facts(papers, ROSA, VISITS).contains(Fact.AUTHORITY_IN_FORCE));
    papers.and("of-age", Kind.MARK, "mark=EMANCIPATED");
    assertFalse(facts(papers, ROSA, VISITS).contains(Fact.AUTHORITY_IN_FORCE));
  }

  @Test
  void anUnknownAgeMakesNobodyAParentAndADeadChildHasNone() {
    Papers unknown = Papers.about().representative("rosa", "PARENT", "CLINICAL");
    assertFalse(facts(unknown, ROSA, VISITS).contains(Fact.AUTHORITY_IN_FORCE));
    Papers dead = unknown.born("2020-01-01").and("dead", Kind.DECEASED, "died_on=2026-11-01");
    assertFalse(facts(dead, ROSA, VISITS).contains(Fact.AUTHORITY_IN_FORCE));
  }

  @Test
  void anEpisodeIsKeptBackItemByItemAndNeverShowsAsAWhole() {
    Papers papers =
        Papers.about()
            .and(
                "teen",
                Kind.EPISODE,
                "sections=VISITS SENSITIVE",
                "from_date=2026-10-01",
                "to_date=2026-10-31",
                "episode=MINOR_CONSENTED");
    assertTrue(facts(papers, ROSA, visit("2026-10-01")).contains(Fact.MINOR_CONSENTED));
    assertTrue(facts(papers, ROSA, visit("2026-10-31T09:00")).contains(Fact.MINOR_CONSENTED));
    assertTrue(
        facts(papers, ROSA, Asked.one(new Item(Section.VISITS, "visit", null, "?")))
            .contains(Fact.MINOR_CONSENTED));
    assertFalse(facts(papers, ROSA, visit("2026-11-01")).contains(Fact.MINOR_CONSENTED));
    assertFalse(facts(papers, ROSA, visit("2026-09-30")).contains(Fact.MINOR_CONSENTED));
    assertFalse(facts(papers, ROSA, VISITS).contains(Fact.MINOR_CONSENTED));
    assertFalse(
        facts(papers, ROSA, Asked.one(new Item(Section.BILLING, "balance", "2026-10-05", "1")))
            .contains(Fact.MINOR_CONSENTED));
  }

  @Test
  void aRestrictionBindsWhomItNamesAndNeverThePatient() {
    Papers all = Papers.about().and("r", Kind.RESTRICTION, "sections=VISITS");
    assertFalse(facts(all, PATIENT, VISITS).contains(Fact.RESTRICTED));
    assertTrue(facts(all, MILO, VISITS).contains(Fact.RESTRICTED));
    assertFalse(facts(all, MILO, Asked.all(Section.BILLING)).contains(Fact.RESTRICTED));
    Papers some =
        Papers.about()
            .and(
                "r",
                Kind.RESTRICTION,
                "sections=VISITS",
                "recipients=INVOLVED",
                "purposes=PATIENT_REQUEST");
    assertTrue(facts(some, MILO, VISITS).contains(Fact.RESTRICTED));
    assertFalse(facts(some, ROSA, VISITS).contains(Fact.RESTRICTED));
    assertFalse(some.dossier().facts(MILO, Purpose.TREATMENT, VISITS).contains(Fact.RESTRICTED));
  }

  @Test
  void aRecordThatGivesNobodyAuthorityCannotBeLeanedOn() {
    Papers papers = Papers.about().and("r", Kind.RESTRICTION, "sections=BILLING");
    Hearer leaning = Papers.hearer(Relationship.PERSREP, "r");
    assertEquals(Set.of(), facts(papers, leaning, VISITS));
  }

  @Test
  void aRestrictionAgainstOnePersonBindsThatPersonAndWhoeverHasNoName() {
    Papers papers =
        Papers.about()
            .representative("rosa", "GUARDIAN", "CLINICAL")
            .agreement("milo", "CLINICAL")
            .and("r", Kind.RESTRICTION, "sections=VISITS", "given=Milo", "family=Faraday");
    assertTrue(facts(papers, MILO, VISITS).contains(Fact.RESTRICTED));
    assertFalse(facts(papers, ROSA, VISITS).contains(Fact.RESTRICTED));
    Hearer nameless = Papers.hearer(Relationship.INVOLVED, null, Scope.CLINICAL);
    assertTrue(facts(papers, nameless, VISITS).contains(Fact.RESTRICTED));
  }

  @Test
  void aRestrictionOfSomeDaysLeavesTheOtherDays() {
    Papers papers =
        Papers.about()
            .and(
                "r",
                Kind.RESTRICTION,
                "sections=VISITS",
                "from_date=2026-03-01",
                "to_date=2026-03-01");
    assertTrue(facts(papers, MILO, visit("2026-03-01")).contains(Fact.RESTRICTED));
    assertFalse(facts(papers, MILO, visit("2026-03-02")).contains(Fact.RESTRICTED));
    assertFalse(facts(papers, MILO, VISITS).contains(Fact.RESTRICTED));
  }

  @Test
  void afterANoticeARestrictionKeepsWhatWasThereBefore() {
    Papers papers =
        Papers.about()
            .and("r", Kind.RESTRICTION, null, LocalDate.of(2026, 11, 20), "sections=VISITS");
    assertTrue(facts(papers, MILO, visit("2026-11-20")).contains(Fact.RESTRICTED));
    assertFalse(facts(papers, MILO, visit("2026-11-21")).contains(Fact.RESTRICTED));
    assertTrue(
        facts(papers, MILO, Asked.one(new Item(Section.VISITS, "visit", null, "?")))
            .contains(Fact.RESTRICTED));
    assertFalse(facts(papers, MILO, VISITS).contains(Fact.RESTRICTED));
  }

  @Test
  void whatThePatientPaidIsAFactOfItsOwn() {
    Papers papers =
        Papers.about().and("r", Kind.RESTRICTION, "sections=BILLING VISITS", "self_paid=yes");
    Hearer plan = Papers.hearer(Relationship.PAYER, null);
    Set<Fact> facts = facts(papers, plan, Asked.all(Section.BILLING));
    assertTrue(facts.contains(Fact.SELF_PAID));
    assertFalse(facts.contains(Fact.RESTRICTED));
  }

  @Test
  void anAuthorizationCountsWhenItIsWholeAndForThisRecipientAndSection() {
    String[] whole = {
      "description=visits of 2026",
      "discloser=the clinic",
      "recipient=Harbor Law",
      "recipient_is=PROVIDER",
      "purpose=a claim",
      "sections=VISITS",
      "signed_on=2026-11-01",
      "signer=patient",
      "statements=REVOCATION CONDITIONS REDISCLOSURE"
    };
    Hearer lawyer = Papers.hearer(Relationship.PROVIDER, "paper");
    Papers papers = Papers.about().and("paper", Kind.AUTHORIZATION, whole);
    assertTrue(facts(papers, lawyer, VISITS).contains(Fact.AUTHORIZATION));
    assertTrue(
        facts(papers, lawyer, Asked.of(Field.release(DataClass.D3))).contains(Fact.AUTHORIZATION));
    assertFalse(facts(papers, lawyer, Asked.all(Section.BILLING)).contains(Fact.AUTHORIZATION));
    assertFalse(
        facts(papers, Papers.hearer(Relationship.PAYER, "paper"), VISITS)
            .contains(Fact.AUTHORIZATION));
    for (int missing : new int[] {0, 1, 4, 5, 6, 7, 8}) {
      String[] defective = whole.clone();
      defective[missing] = "note=none";
      Papers less = Papers.about().and("paper", Kind.AUTHORIZATION, defective);
      assertFalse(facts(less, lawyer, VISITS).contains(Fact.AUTHORIZATION), () -> whole[missing]);
    }
  }

  @Test
  void aConsentCoversWhomItNames() {
    Hearer provider = Papers.hearer(Relationship.PROVIDER, null);
    Asked part2 = Asked.all(Section.PROTECTED);
    for (String[] consent :
        new String[][] {
          {"TREATMENT_PAYMENT_OPERATIONS", "PROVIDER", "", "yes"},
          {"TREATMENT_PAYMENT_OPERATIONS", "PROVIDER", "PATIENT_REQUEST", "yes"},
          {"TREATMENT_PAYMENT_OPERATIONS", "PROVIDER", "PAYMENT", "no"},
          {"TREATMENT_PAYMENT_OPERATIONS", "PAYER", "", "no"},
          {"COUNSELLING_NOTES", "PROVIDER", "", "no"},
          {"PROCEEDINGS", "PROVIDER", "", "no"},
        }) {
      Papers papers =
          Papers.about()
              .and(
                  "c",
                  Kind.CONSENT,
                  "consent=" + consent[0],
                  "recipients=" + consent[1],
                  "purposes=" + consent[2]);
      assertEquals(
          consent[3].equals("yes"),
          facts(papers, provider, part2).contains(Fact.CONSENT),
          () -> String.join(" ", consent));
    }
  }

  @Test
  void aNumberThePatientRuledOutIsNoWayToReachThem() {
    Papers papers =
        Papers.about()
            .and("p", Kind.PREFERENCE, "number=202-555-0147", "allowed=no", "message=NONE");
    Hearer called = new Hearer(Relationship.SELF, null, Set.of(), "+12025550147");
    assertTrue(facts(papers, called, VISITS).contains(Fact.CHANNEL_REFUSED));
    Hearer other = new Hearer(Relationship.SELF, null, Set.of(), "+12025550148");
    assertFalse(facts(papers, other, VISITS).contains(Fact.CHANNEL_REFUSED));
  }

  @Test
  void aMarkedPatientIsOpenedWithAReasonAndConfirmedWithoutOne() {
    for (String mark : new String[] {"VIP", "EMPLOYEE"}) {
      Papers papers = Papers.about().and("m", Kind.MARK, "mark=" + mark);
      assertTrue(facts(papers, PATIENT, VISITS).contains(Fact.JUSTIFICATION_NEEDED));
      assertFalse(
          facts(papers, PATIENT, Asked.of(Field.confirm(Topic.IDENTITY, DataClass.D1)))
              .contains(Fact.JUSTIFICATION_NEEDED));
    }
  }
}
