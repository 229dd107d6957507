package org.veriline.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.veriline.access.Role;
import org.veriline.decision.DisclosureDecision;
import org.veriline.decision.Fact;
import org.veriline.decision.Field;
import org.veriline.decision.Interaction;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.decision.Topic;
import org.veriline.law.Rules;
import org.veriline.law.StateLaw;
import org.veriline.patient.DataClass;
import org.veriline.patient.Section;
import org.veriline.patient.Tag;

/**
 * AT-2: what may be said, for every section, relationship, level, purpose and record, against the
 * rule stated a second time: as a table of levels, and a list of who is kept out by what.
 */
class At2MayDiscloseTest {

  // The least level; "-" is never. A nurse and agent of the programme asks, all else is as it
  // should be.
  private static final String LEVELS =
      """
      .          IDENTITY CONTACT APPOINTMENTS REFILLS MEDICATIONS VISITS BILLING SENSITIVE PROTECTED
      SELF       V1       V3      V2           V2      V2          V2     V2      V3        V3
      PERSREP    V2       V3      V2           V2      V2          V2     V2      V3        V3
      INVOLVED   V1       -       V2           V2      V2          V2     V2      -         -
      PROVIDER   V2       -       V2           V2      V2          V2     V2      V3        V3
      PHARMACY   V2       -       V2           V2      V2          -      -       -         -
      PAYER      V2       -       V2           V2      V2          V2     V2      V3        V3
      OFFICIAL   -        -       -            -       -           -      -       -         -
      UNKNOWN    -        -       -            -       -           -      -       -         -
      """;

  /** Which sections a purpose opens; purposes that are not here open none without their paper. */
  private static final Map<String, String> PURPOSES =
      Map.of(
          "TREATMENT",
          "IDENTITY CONTACT APPOINTMENTS REFILLS MEDICATIONS VISITS SENSITIVE PROTECTED",
          "PAYMENT",
          "IDENTITY CONTACT BILLING",
          "OPERATIONS",
          "IDENTITY CONTACT APPOINTMENTS",
          "PATIENT_REQUEST",
          "IDENTITY CONTACT APPOINTMENTS REFILLS MEDICATIONS VISITS BILLING SENSITIVE PROTECTED",
          "REQUIRED_BY_LAW",
          "IDENTITY CONTACT APPOINTMENTS REFILLS MEDICATIONS VISITS BILLING SENSITIVE PROTECTED");

  private static final String ALL_SECTIONS =
      "sections=IDENTITY CONTACT APPOINTMENTS REFILLS MEDICATIONS VISITS BILLING SENSITIVE"
          + " PROTECTED";

  private static final String EVERYBODY =
      "SELF PERSREP INVOLVED PROVIDER PHARMACY PAYER OFFICIAL UNKNOWN";

  /**
   * One thing on record, and whom it keeps out of what.
   *
   * @param keepsOut relationships
   * @param of sections; empty is all
   * @param onlyFor purposes; empty is all
   */
  private record Limit(
      String name,
      Papers papers,
      String keepsOut,
      String of,
      String onlyFor,
      boolean item,
      StateLaw law,
      Set<Tag> tags) {
    Limit(String name, Papers papers, String keepsOut, String of, String onlyFor, boolean item) {
      this(name, papers, keepsOut, of, onlyFor, item, pack("", ""), Set.of());
    }
  }

  /** A law pack that keeps one tag, or all, from more than officials and strangers. */
  private static StateLaw pack(String tag, String from) {
    Map<Tag, Set<Relationship>> refused = new EnumMap<>(Tag.class);
    for (Tag each : Tag.values()) {
      Set<Relationship> whom = EnumSet.of(Relationship.OFFICIAL, Relationship.UNKNOWN);
      if (!from.isEmpty() && (tag.isEmpty() || tag.equals(each.name()))) {
        names(from).forEach(name -> whom.add(Relationship.valueOf(name)));
      }
      refused.put(each, whom);
    }
    return new StateLaw(new Rules(refused));
  }

  private static Limit kept(
      String name, StateLaw law, Set<Tag> tags, boolean item, String keepsOut, String of) {
    return new Limit(name, base(), keepsOut, of, "", item, law, tags);
  }

  private static Papers base() {
    return Papers.about()
        .representative(
            "rosa", "GUARDIAN", "LOGISTICS BILLING CLINICAL SENSITIVE PROTECTED CONTACT RECORDS")
        .agreement("milo", "LOGISTICS BILLING CLINICAL")
        .and(
            "consent",
            Kind.CONSENT,
            "consent=TREATMENT_PAYMENT_OPERATIONS",
            "recipients=PERSREP PROVIDER PAYER");
  }

  private static List<Limit> limits() {
    String plan = "number=+12025550147";
    return List.of(
        new Limit("nothing", base(), "", "", "", false),
        kept(
            "a state keeps all tags, the section",
            pack("", "PROVIDER PAYER"),
            Set.of(),
            false,
            "PROVIDER PAYER",
            "SENSITIVE"),
        kept(
            "a state keeps one tag, the section",
            pack("REPRODUCTIVE", "PERSREP PROVIDER PAYER"),
            Set.of(),
            false,
            "",
            ""),
        kept(
            "a state keeps one tag, an item with it and another",
            pack("REPRODUCTIVE", "PERSREP PROVIDER PAYER"),
            EnumSet.of(Tag.REPRODUCTIVE, Tag.ABUSE),
            true,
            "PERSREP PROVIDER PAYER",
            ""),
        kept(
            "a state keeps one tag, an item with another",
            pack("REPRODUCTIVE", "PERSREP PROVIDER PAYER"),
            EnumSet.of(Tag.HIV_STI),
            true,
            "",
            ""),
        kept(
            "a state keeps one tag, an item of an older import",
            pack("GENETIC", "PERSREP PAYER"),
            Set.of(),
            true,
            "PERSREP PAYER",
            "SENSITIVE"),
        new Limit(
            "restricted for all others",
            base().and("r", Kind.RESTRICTION, ALL_SECTIONS),
            EVERYBODY.replace("SELF ", ""),
            "",
            "",
            false),
        new Limit(
            "restricted for the plan, visits only",
            base().and("r", Kind.RESTRICTION, "sections=VISITS", "recipients=PAYER"),
            "PAYER",
            "VISITS",
            "",
            false),
        new Limit(
            "restricted for treatment",
            base().and("r", Kind.RESTRICTION, ALL_SECTIONS, "purposes=TREATMENT"),
            EVERYBODY.replace("SELF ", ""),
            "",
            "TREATMENT",
            false),
        new Limit(
            "paid by the patient",
            base().and("r", Kind.RESTRICTION, ALL_SECTIONS, "self_paid=yes"),
            "PAYER",
            "",
            "PAYMENT OPERATIONS",
            false),
        new Limit(
            "restriction ended",
            base().and("r", Kind.RESTRICTION, ALL_SECTIONS).ended("r"),
            "",
            "",
            "",
            false),
        new Limit(
            "restriction after notice, as a whole",
            base().and("r", Kind.RESTRICTION, null, LocalDate.of(2026, 11, 1), ALL_SECTIONS),
            "",
            "",
            "",
            false),
        new Limit(
            "objection to both",
            base()
                .and("o", Kind.OBJECTION, "given=Rosa", "family=Quintero")
                .and("p", Kind.OBJECTION, "given=Milo", "family=Faraday"),
            "PERSREP INVOLVED",
            "",
            "",
            false),
        new Limit(
            "danger from the representative",
            base().and("d", Kind.ENDANGERMENT, "given=Rosa", "family=Quintero"),
            "PERSREP",
            "",
            "",
            false),
        new Limit(
            "episode of a minor, an item of it",
            base().and("e", Kind.EPISODE, ALL_SECTIONS, "episode=MINOR_CONSENTED"),
            "PERSREP INVOLVED",
            "",
            "",
            true),
        new Limit(
            "episode of a minor, the section",
            base().and("e", Kind.EPISODE, ALL_SECTIONS, "episode=MINOR_CONSENTED"),
            "",
            "",
            "",
            false),
        new Limit(
            "papers ended", base().ended("rosa").ended("milo"), "PERSREP INVOLVED", "", "", false),
        new Limit(
            "dead",
            base().and("d", Kind.DECEASED, "died_on=2026-11-01"),
            "SELF PERSREP",
            "",
            "",
            false),
        new Limit(
            "consent ended",
            base().ended("consent"),
            "PERSREP PROVIDER PAYER",
            "PROTECTED",
            "",
            false),
        new Limit(
            "wish about another number",
            base().and("w", Kind.PREFERENCE, plan, "only=yes", "message=NONE"),
            "",
            "",
            "",
            false),
        new Limit(
            "marked and no reason given",
            base().and("m", Kind.MARK, "mark=VIP"),
            EVERYBODY,
            "CONTACT APPOINTMENTS REFILLS MEDICATIONS VISITS BILLING SENSITIVE PROTECTED",
            "",
            false));
  }

  private static final Set<Fact> CALL =
      EnumSet.of(
          Fact.AGENT_SIDE_PRIVATE,
          Fact.PROGRAMME_ROLE,
          Fact.ORGANISATION_VERIFIED,
          Fact.CALLED_BACK,
          Fact.MINIMUM_NECESSARY,
          Fact.NEED_DOCUMENTED,
          Fact.PROCESS_VERIFIED);

  @Test
  void everyRowIsAsTheRuleSays() {
    Map<String, Map<String, String>> levels = levels();
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    int open = 0;
    for (Limit limit : limits()) {
      for (Section section : Section.values()) {
        for (Relationship who : Relationship.values()) {
          for (Purpose purpose : Purpose.values()) {
            for (Level level : Level.values()) {
              boolean expected = expected(levels, limit, section, who, purpose, level);
              boolean decided = decided(limit, section, who, purpose, level);
              rows++;
              open += decided ? 1 : 0;
              if (decided != expected) {
                wrong.add(limit.name() + " " + section + " " + who + " " + purpose + " " + level);
              }
            }
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(
        limits().size()
            * Section.values().length
            * Relationship.values().length
            * Purpose.values().length
            * Level.values().length,
        rows);
    assertTrue(rows >= 2000, () -> "too few rows");
    assertTrue(open > 1000, "the table opens something");
  }

  private static boolean expected(
      Map<String, Map<String, String>> levels,
      Limit limit,
      Section section,
      Relationship who,
      Purpose purpose,
      Level level) {
    String least = levels.get(who.name()).get(section.name());
    boolean enough = !least.equals("-") && level.name().charAt(1) >= least.charAt(1);
    boolean purposeFits = names(PURPOSES.getOrDefault(purpose.name(), "")).contains(section.name());
    boolean kept =
        names(limit.keepsOut()).contains(who.name())
            && (limit.of().isEmpty() || names(limit.of()).contains(section.name()))
            && (limit.onlyFor().isEmpty() || names(limit.onlyFor()).contains(purpose.name()));
    return enough && purposeFits && !kept;
  }

  private static boolean decided(
      Limit limit, Section section, Relationship who, Purpose purpose, Level level) {
    Asked asked =
        limit.item()
            ? new Asked(Field.of(section), section, true, LocalDate.of(2026, 3, 1), limit.tags())
            : Asked.all(section);
    Set<Fact> facts = EnumSet.copyOf(CALL);
    facts.addAll(limit.papers().dossier().facts(hearer(who), purpose, asked));
    facts.addAll(limit.law().facts(who, asked));
    return may(asked.field(), who, purpose, level, facts);
  }

  private static boolean may(
      Field field, Relationship who, Purpose purpose, Level level, Set<Fact> facts) {
    return DisclosureDecision.mayDisclose(
            field,
            new Interaction(
                Set.of(Role.NURSE, Role.AGENT), who, purpose, level, Surroundings.PRIVATE, facts))
        .allowed();
  }

  private static Hearer hearer(Relationship who) {
    String record =
        switch (who) {
          case PERSREP -> "rosa";
          case INVOLVED -> "milo";
          default -> null;
        };
    return Papers.hearer(who, record);
  }

  /** More proof never closes, and whatever is recorded to keep somebody out never opens. */
  @Test
  void moreProofNeverOpensLessAndALimitNeverOpensMore() {
    Limit nothing = limits().get(0);
    for (Limit limit : limits()) {
      for (Section section : Section.values()) {
        for (Relationship who : Relationship.values()) {
          for (Purpose purpose : Purpose.values()) {
            boolean before = false;
            for (Level level : Level.values()) {
              boolean now = decided(limit, section, who, purpose, level);
              assertTrue(now || !before, () -> limit.name() + " " + section + " " + level);
              assertTrue(
                  !now || decided(nothing, section, who, purpose, level),
                  () -> limit.name() + " opens " + section + " to " + who);
              before = now;
            }
          }
        }
      }
    }
  }

  /** Also in an emergency, with every fact there is and every paper in force. */
  @Test
  void psychotherapyNotesAuthenticatorsAndTheUnclassifiedAreNeverSaid() {
    List<Field> never = new ArrayList<>();
    for (DataClass of : DataClass.values()) {
      never.add(Field.tell(Topic.PSYCHOTHERAPY_NOTE, of));
      never.add(Field.tell(Topic.AUTHENTICATOR, of));
    }
    for (Topic topic : Topic.values()) {
      never.add(Field.tell(topic, DataClass.D7));
      never.add(Field.tell(topic, DataClass.NEVER_BY_PHONE));
    }
    for (Field field : never) {
      for (Relationship who : Relationship.values()) {
        for (Purpose purpose : Purpose.values()) {
          assertFalse(may(field, who, purpose, Level.V3, EnumSet.allOf(Fact.class)));
        }
      }
    }
  }

  @Test
  void publicInformationIsForEverybodyWhateverIsRecorded() {
    Field hours = Field.tell(Topic.GENERAL, DataClass.D0);
    for (Relationship who : Relationship.values()) {
      for (Purpose purpose : Purpose.values()) {
        assertTrue(may(hours, who, purpose, Level.V0, EnumSet.allOf(Fact.class)));
      }
    }
  }

  private static Map<String, Map<String, String>> levels() {
    List<String[]> rows = LEVELS.lines().map(line -> line.trim().split(" +")).toList();
    Map<String, Map<String, String>> levels = new HashMap<>();
    for (String[] row : rows.subList(1, rows.size())) {
      Map<String, String> of = new HashMap<>();
      for (int i = 1; i < row.length; i++) {
        of.put(rows.get(0)[i], row[i]);
      }
      levels.put(row[0], of);
    }
    return levels;
  }

  private static List<String> names(String text) {
    return Arrays.asList(text.split(" "));
  }
}
