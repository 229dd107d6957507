package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.veriline.decision.Fact;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.script.Ceiling;
import org.veriline.script.Proof;
import org.veriline.script.ScriptKind;
import org.veriline.script.Situation;

/** Brings together what a table looks at, from the patient's side of a call and the caller's. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Bearings {
  @PersistenceContext EntityManager entities;

  Bearing of(Verification verification) {
    return switch (verification.script().kind()) {
      case IN_REP -> ofPerson(verification, mustBe(verification));
      case IN_ORG -> ofOrganisation(verification, mustBe(verification));
      case OUT_RESULT -> ofCalled(verification);
      default -> ofPatient(verification);
    };
  }

  /** Who calls for the patient, if anybody does. */
  Optional<OtherParty> party(Verification verification) {
    return Optional.ofNullable(entities.find(OtherParty.class, verification.call()));
  }

  private OtherParty mustBe(Verification verification) {
    return party(verification).orElseThrow();
  }

  /** The call that was dialled for a task, if this is one. */
  Optional<OutboundCall> outbound(String call) {
    return Optional.ofNullable(entities.find(OutboundCall.class, call));
  }

  private Bearing ofCalled(Verification verification) {
    OutboundCall outbound = outbound(verification.call()).orElseThrow();
    return new Bearing(
        Situation.of(ScriptKind.OUT_RESULT, outbound.words(verification)),
        Purpose.TREATMENT,
        outbound.relationship(),
        outbound.provenRecord(),
        Set.of(),
        Set.of(),
        null);
  }

  private static Bearing ofPatient(Verification verification) {
    return new Bearing(
        situation(verification),
        verification.matter().need().purpose(verification.matter().isEmergency()),
        verification.matter().isForSomebodyElse() ? Relationship.UNKNOWN : Relationship.SELF,
        null,
        Set.of(),
        Set.of(),
        null);
  }

  /** Before it is said for whom the call is, nobody is identified. */
  static Situation situation(Verification verification) {
    Matter matter = verification.matter();
    Proofs proofs = verification.proofs();
    Doubts doubts = verification.doubts();
    Proof identity = matter.isForOneself() ? proofs.patient().identity() : Proof.NONE;
    return Situation.of(
        verification.script().kind(),
        Map.of(
            "emergency",
            yes(matter.isEmergency()),
            "closed",
            yes(proofs.attempts().closed()),
            "locked",
            yes(doubts.isLocked()),
            "caution",
            yes(doubts.isCautious()),
            "identity",
            identity.name(),
            "third",
            proofs.further().name(),
            "possession",
            proofs.spare().name(),
            "surroundings",
            verification.earshot().surroundings().name(),
            "need",
            matter.need().name()));
  }

  private static Bearing ofPerson(Verification verification, OtherParty party) {
    Map<String, String> words = new HashMap<>(patientsSide(verification));
    // A telephone of the patient's proves nothing about who speaks for them; their own does.
    words.putAll(party.personWords(verification.matter().need()));
    words.put("flag", flag(verification, party));
    words.put("need", verification.matter().need().name());
    Situation at = Situation.of(ScriptKind.IN_REP, words);
    return new Bearing(
        at,
        verification.matter().need().purpose(verification.matter().isEmergency()),
        Ceiling.standsFor(at),
        party.provenRecord(),
        party.provenRecord() == null ? party.agreed() : Set.of(),
        Set.of(),
        null);
  }

  private static Bearing ofOrganisation(Verification verification, OtherParty party) {
    Map<String, String> words = new HashMap<>(patientsSide(verification));
    words.putAll(party.organisation().words(verification.doubts().isCautious()));
    if (verification.doubts().isLocked()) {
      words.put("closed", "LOCKED");
    }
    Situation at = Situation.of(ScriptKind.IN_ORG, words);
    Set<Fact> facts = EnumSet.of(Fact.MINIMUM_NECESSARY);
    if (at.is("caller", "LISTED") || at.is("caller", "CALLED_BACK")) {
      facts.add(Fact.ORGANISATION_VERIFIED);
    }
    if (at.is("caller", "CALLED_BACK")) {
      facts.add(Fact.CALLED_BACK);
    }
    Ceiling ceiling = Ceiling.of(at);
    return new Bearing(
        at,
        ceiling.purpose(),
        ceiling.relationship(),
        null,
        Set.of(),
        facts,
        facts.contains(Fact.ORGANISATION_VERIFIED) ? party.organisation().recipient() : null);
  }

  /** What protects the patient from this person comes first, then what is doubtful in the call. */
  private static String flag(Verification verification, OtherParty party) {
    if (party.isFlagged()) {
      return "yes";
    }
    if (verification.doubts().isLocked()) {
      return "LOCKED";
    }
    return verification.doubts().isCautious() ? "CAUTION" : "no";
  }

  /**
   * Whether a lock stands in nobody's way here. For somebody else that is an emergency alone: who
   * answers at the patient's number and is not the patient has proven nothing, and of organisations
   * only an emergency department can have one (VP-09).
   */
  boolean aboveLocks(Verification verification) {
    return switch (verification.script().kind()) {
      case IN_REP -> verification.matter().isEmergency();
      case IN_ORG -> mustBe(verification).organisation().isUrgent(verification);
      default -> verification.standsAboveLocks();
    };
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  private static Map<String, String> patientsSide(Verification verification) {
    return Map.of(
        "emergency",
        yes(verification.matter().isEmergency()),
        "closed",
        yes(verification.proofs().attempts().closed()),
        "patient",
        verification.patient().identity().name(),
        "surroundings",
        verification.earshot().surroundings().name());
  }
}
