package org.veriline.script;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.veriline.access.Role;
import org.veriline.decision.DisclosureDecision;
import org.veriline.decision.Fact;
import org.veriline.decision.Field;
import org.veriline.decision.Interaction;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;

/**
 * What {@code mayDisclose} would see in a situation at its best: every fact the situation does not
 * rule out is taken to be on record. A row may not open a section that it would refuse to every
 * role even so.
 */
public record Ceiling(
    Relationship relationship, Purpose purpose, Surroundings surroundings, Set<Fact> facts) {

  public Ceiling {
    facts = Set.copyOf(facts);
  }

  public static Ceiling of(Situation at) {
    return switch (at.kind()) {
      case IVR ->
          new Ceiling(
              Relationship.SELF,
              Purpose.OPERATIONS,
              Surroundings.NOT_ASKED,
              EnumSet.noneOf(Fact.class));
      case IN_PATIENT ->
          new Ceiling(Relationship.SELF, needed(at), surroundings(at), common(at.emergency()));
      case IN_REP -> representative(at);
      case IN_ORG -> organisation(at);
      case OUT_RESULT -> result(at);
      case MSG -> message(at);
    };
  }

  /**
   * The columns that decide. What is looked up beside them fails: a situation handed over here
   * holds no other.
   */
  static List<String> reads(ScriptKind kind) {
    return switch (kind) {
      case IVR -> List.of();
      case IN_PATIENT -> List.of("emergency", "surroundings", "need");
      case IN_REP ->
          List.of("emergency", "record", "factor", "agrees", "scope", "surroundings", "need");
      case IN_ORG ->
          List.of(
              "emergency",
              "organisation",
              "caller",
              "patient",
              "purpose",
              "restriction",
              "surroundings");
      case OUT_RESULT -> List.of("answered", "minor", "surroundings");
      case MSG -> List.of("listener", "preference", "flag", "greeting", "aged");
    };
  }

  /** Whether somebody of some role may open the section at this level. */
  public boolean allows(Section section, Level level) {
    return Arrays.stream(Role.values())
        .map(
            role ->
                new Interaction(Set.of(role), relationship, purpose, level, surroundings, facts))
        .anyMatch(call -> DisclosureDecision.mayDisclose(Field.of(section), call).allowed());
  }

  boolean allows(Set<Section> sections, Level level) {
    return sections.stream().allMatch(section -> allows(section, level));
  }

  private static Ceiling representative(Situation at) {
    Set<Fact> facts = common(at.emergency());
    Relationship relationship = standsFor(at);
    if (relationship == Relationship.PERSREP) {
      facts.add(Fact.AUTHORITY_IN_FORCE);
    }
    if (relationship == Relationship.INVOLVED) {
      facts.add(Fact.AGREEMENT);
      facts.add(Fact.PAYMENT_AGREEMENT);
    }
    if (at.is("scope", "INSIDE")) {
      facts.add(Fact.IN_SCOPE);
    }
    return new Ceiling(relationship, needed(at), surroundings(at), facts);
  }

  /** Who a caller for somebody else is: what is on record counts once they proved to be it. */
  public static Relationship standsFor(Situation at) {
    if (at.is("factor", "PROVEN")) {
      switch (at.word("record")) {
        case "PERSREP", "PARENT", "EXECUTOR" -> {
          return Relationship.PERSREP;
        }
        case "INVOLVED" -> {
          return Relationship.INVOLVED;
        }
        default -> {}
      }
    }
    // Agreed to in this call only (PR-08).
    return at.is("agrees", "V1") || at.is("agrees", "V2")
        ? Relationship.INVOLVED
        : Relationship.UNKNOWN;
  }

  private static Ceiling organisation(Situation at) {
    Set<Fact> facts = common(at.emergency());
    if (at.is("caller", "LISTED") || at.is("caller", "CALLED_BACK")) {
      facts.add(Fact.ORGANISATION_VERIFIED);
    }
    if (at.is("caller", "CALLED_BACK")) {
      facts.add(Fact.CALLED_BACK);
    }
    facts.add(Fact.MINIMUM_NECESSARY);
    facts.add(Fact.NEED_DOCUMENTED);
    switch (at.word("restriction")) {
      case "PART2" -> facts.remove(Fact.CONSENT);
      case "SELF_PAID" -> facts.add(Fact.SELF_PAID);
      case "AGREED" -> facts.add(Fact.RESTRICTED);
      default -> {}
    }
    Purpose purpose =
        switch (at.word("purpose")) {
          case "TREATMENT", "SENSITIVE", "PROTECTED" -> Purpose.TREATMENT;
          case "PAYMENT" -> Purpose.PAYMENT;
          default -> Purpose.OPERATIONS;
        };
    return new Ceiling(
        relationship(at.word("organisation")),
        at.emergency() ? Purpose.EMERGENCY : purpose,
        surroundings(at),
        facts);
  }

  /** Who an organisation is to the patient. */
  public static Relationship relationship(String organisation) {
    return switch (organisation) {
      case "PROVIDER", "EMERGENCY_CARE" -> Relationship.PROVIDER;
      case "PHARMACY" -> Relationship.PHARMACY;
      case "PAYER" -> Relationship.PAYER;
      case "OFFICIAL" -> Relationship.OFFICIAL;
      default -> Relationship.UNKNOWN;
    };
  }

  private static Ceiling result(Situation at) {
    Set<Fact> facts = common(false);
    Relationship relationship =
        switch (at.word("answered")) {
          case "PATIENT" -> Relationship.SELF;
          case "INVOLVED" -> Relationship.INVOLVED;
          default -> Relationship.UNKNOWN;
        };
    if (relationship == Relationship.INVOLVED && at.is("minor", "no")) {
      facts.add(Fact.AGREEMENT);
      facts.add(Fact.IN_SCOPE);
    }
    return new Ceiling(relationship, Purpose.TREATMENT, surroundings(at), facts);
  }

  /**
   * Who hears a message is not known: what the patient wrote down for this number stands for it.
   */
  private static Ceiling message(Situation at) {
    Set<Fact> facts = EnumSet.of(Fact.AGENT_SIDE_PRIVATE);
    if (at.is("preference", "REFUSED") || at.is("flag", "yes") || at.is("listener", "PERSON")) {
      facts.add(Fact.CHANNEL_REFUSED);
    }
    boolean asked = at.is("preference", "M2") || at.is("preference", "M3");
    boolean theirs = !at.is("greeting", "OTHER") && at.is("aged", "yes");
    return new Ceiling(
        Relationship.SELF,
        Purpose.TREATMENT,
        asked && theirs ? Surroundings.PRIVATE : Surroundings.NOT_PRIVATE,
        facts);
  }

  private static Set<Fact> common(boolean emergency) {
    Set<Fact> facts =
        EnumSet.of(
            Fact.AGENT_SIDE_PRIVATE, Fact.PROGRAMME_ROLE, Fact.CONSENT, Fact.REQUEST_RECORDED);
    if (emergency) {
      facts.add(Fact.EMERGENCY_ACTIVE);
      facts.add(Fact.TREATMENT_NEED_STATED);
      facts.add(Fact.BREAK_GLASS_OPEN);
    }
    return facts;
  }

  private static Purpose needed(Situation at) {
    return Need.valueOf(at.word("need")).purpose(at.emergency());
  }

  private static Surroundings surroundings(Situation at) {
    return Surroundings.valueOf(at.word("surroundings"));
  }
}
