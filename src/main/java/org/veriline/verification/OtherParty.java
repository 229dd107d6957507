package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.authority.Scope;
import org.veriline.decision.Surroundings;
import org.veriline.organisation.OrganisationKind;
import org.veriline.platform.Refusal;
import org.veriline.script.Need;

/**
 * Somebody who calls for a patient, for as long as the agent's part of the call lasts. What they
 * said of themselves is sealed; the patient's side is in {@link Verification}.
 */
@Entity
@Table(name = "other_party")
class OtherParty {
  static final String NONE = "NONE";

  @Id
  @Column(name = "call_id")
  private String call;

  @Enumerated(EnumType.STRING)
  private Party party;

  private byte @Nullable [] said;

  @Enumerated(EnumType.STRING)
  private @Nullable Kinship kinship;

  @Column(name = "record_word")
  private String recordWord = NONE;

  @Column(name = "record_id")
  private @Nullable String record;

  private String scopes = "";
  private boolean flagged;

  @Embedded private CallersProof proof = new CallersProof();

  private String agrees = "NOT_ASKED";

  /** What is asked is something a minor may have consented to alone, whether or not it is there. */
  @Column(name = "minors_own")
  private boolean minorsOwn;

  @Column(name = "agreed_scopes")
  private String agreedScopes = "";

  @Embedded private CallingOrganisation organisation = new CallingOrganisation();

  @Column(name = "last_answer")
  @Enumerated(EnumType.STRING)
  private @Nullable Answer lastAnswer;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected OtherParty() {}

  OtherParty(String call, Party party) {
    this.call = call;
    this.party = party;
  }

  /** This call was dialled to a number on file, and somebody pressed a key there. */
  void dialled(Possession to) {
    proof.dialledBy(to.record().orElse(null));
    organisation.dialledBy(to.organisation().orElse(null));
  }

  void caller(byte[] sealedName, Kinship saidToBe) {
    said = sealedName.clone();
    kinship = saidToBe;
  }

  /** What is on record about this caller, once the patient is found. */
  void known(String word, @Nullable String id, Set<Scope> scope, boolean ownBirthDate) {
    recordWord = word;
    record = id;
    scopes = joined(scope);
    proof.recognised(id, ownBirthDate);
  }

  void refused() {
    flagged = true;
  }

  void agrees(String word, Set<Scope> to) {
    agrees = word;
    agreedScopes = joined(to);
  }

  void asksMinorsOwn(boolean does) {
    minorsOwn = does;
  }

  /**
   * @param listed the entry of the directory that they are known by
   * @param complete who speaks, and a number to call back, were said too (VP-20)
   */
  void organisation(
      OrganisationKind kind, @Nullable String listed, boolean complete, byte[] about) {
    said = about.clone();
    organisation.says(kind, listed, complete);
  }

  void calledBack(OrganisationKind kind, byte[] about) {
    said = about.clone();
    organisation.calledBack(kind);
  }

  void lastAnswer(@Nullable Answer answer) {
    lastAnswer = answer;
  }

  /** The step that is to be done now. */
  OtherStep step(Verification verification) {
    boolean organisations = party == Party.ORGANISATION;
    boolean urgent =
        organisations ? organisation.isUrgent(verification) : verification.matter().isEmergency();
    if ((verification.proofs().attempts().closed() || verification.doubts().isLocked())
        && !urgent) {
      return OtherStep.READ_OUT;
    }
    return organisations ? organisation.step(verification) : ofPerson(verification, urgent);
  }

  private OtherStep ofPerson(Verification verification, boolean urgent) {
    if (kinship == null) {
      return OtherStep.CALLER;
    }
    if (!verification.patient().isProven()) {
      return OtherStep.PATIENT;
    }
    if (urgent || flagged || recordWord.equals("LAPSED") || verification.doubts().isCautious()) {
      return OtherStep.READ_OUT;
    }
    if (proof.asksBirthDate()) {
      return OtherStep.OWN_BIRTH_DATE;
    }
    if (!proof.isProven()) {
      if (agrees.equals("NOT_ASKED")) {
        return OtherStep.AGREEMENT;
      }
      if (!agrees.startsWith("V")) {
        return OtherStep.READ_OUT;
      }
    }
    if (!verification.matter().needIsKnown()) {
      return OtherStep.NEED;
    }
    if (minorsOwn) {
      return OtherStep.READ_OUT;
    }
    return surroundings(verification, verification.matter().need() != Need.GENERAL);
  }

  static OtherStep surroundings(Verification verification, boolean needed) {
    return needed && verification.earshot().surroundings() == Surroundings.NOT_ASKED
        ? OtherStep.SURROUNDINGS
        : OtherStep.READ_OUT;
  }

  void mustBe(Verification verification, OtherStep expected) {
    if (step(verification) != expected) {
      throw new Refusal("step-not-yet");
    }
  }

  /** The columns of SCRIPT-IN-REP that this party decides. */
  Map<String, String> personWords(Need need) {
    return Map.of(
        "record",
        recordWord,
        "factor",
        proof.factor().name(),
        "possession",
        proof.possession().name(),
        "agrees",
        agrees,
        "scope",
        scopeWord(need));
  }

  private String scopeWord(Need need) {
    boolean family = !proof.isProven() || recordWord.equals("INVOLVED");
    return minorsOwn
        ? "MINOR_CONSENTED"
        : ScopeWord.of(need, family, proof.isProven() ? scopes(scopes) : agreed());
  }

  private static String joined(Set<Scope> all) {
    return new TreeSet<>(all).stream().map(Scope::name).collect(Collectors.joining(","));
  }

  private static Set<Scope> scopes(String joined) {
    return joined.isEmpty()
        ? Set.of()
        : Arrays.stream(joined.split(",")).map(Scope::valueOf).collect(Collectors.toSet());
  }

  Party party() {
    return party;
  }

  boolean isFlagged() {
    return flagged;
  }

  /** Whether the step has its answer; what is read out is never over. */
  boolean has(OtherStep step, Verification verification) {
    return switch (step) {
      case CALLER -> kinship != null;
      case ORGANISATION -> organisation.isSaid();
      case CALL_BACK -> organisation.isListed();
      case PATIENT -> verification.patient().isProven();
      case OWN_BIRTH_DATE, AGREEMENT -> proof.isProven() || agrees.startsWith("V");
      case REFERENCE -> organisation.referenceFits();
      case PURPOSE -> organisation.purposeIsKnown();
      case NEED -> verification.matter().needIsKnown();
      case SURROUNDINGS -> verification.earshot().surroundings() != Surroundings.NOT_ASKED;
      case READ_OUT -> false;
    };
  }

  Optional<byte[]> said() {
    return Optional.ofNullable(said).map(byte[]::clone);
  }

  /** The record the caller was proven by. */
  @Nullable String provenRecord() {
    return proof.isProven() ? record : null;
  }

  /** The record that names the caller, proven or not. */
  Optional<String> namedBy() {
    return Optional.ofNullable(record);
  }

  /** Whether a pass-phrase of their own can still be offered; it is said whenever they like. */
  boolean mayTryPassPhrase(Verification verification) {
    return isSomebodyFor(verification)
        && !verification.doubts().isCautious()
        && proof.mayTryPassPhrase();
  }

  /** What they know, what they hold, and a record that names them: as a patient at V3. */
  boolean isCompletelyProven(Verification verification) {
    return isSomebodyFor(verification)
        && !verification.matter().isEmergency()
        && record != null
        && proof.isComplete();
  }

  private boolean isSomebodyFor(Verification verification) {
    return party == Party.REPRESENTATIVE
        && verification.patient().isProven()
        && !verification.proofs().attempts().closed()
        && !verification.doubts().isLocked()
        && !flagged
        && !recordWord.equals("LAPSED");
  }

  CallersProof proof() {
    return proof;
  }

  Set<Scope> agreed() {
    return scopes(agreedScopes);
  }

  CallingOrganisation organisation() {
    return organisation;
  }

  @Nullable Answer lastAnswer() {
    return lastAnswer;
  }
}
