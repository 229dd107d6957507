package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.script.Need;
import org.veriline.script.VerificationScript;

/**
 * The script of one call: it keeps the order of steps, and its parts what was proven, doubted and
 * heard. It does no matching; it is told what came of it.
 */
@Entity
@Table(name = "verification")
class Verification {
  @Id
  @Column(name = "call_id")
  private String call;

  private String id;

  @Column(name = "started_at")
  private Instant startedAt;

  // EclipseLink reads a part back as null when all its columns are: each has one that never is.
  @Embedded private CallScript script;
  @Embedded private Proofs proofs = new Proofs();
  @Embedded private Doubts doubts = new Doubts();
  @Embedded private Earshot earshot = new Earshot();
  @Embedded private Matter matter = new Matter();
  @Embedded private AgentsPart part = new AgentsPart();

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Verification() {}

  Verification(String call, String id, VerificationScript script, Instant at) {
    this.call = call;
    this.id = id;
    this.script = new CallScript(script);
    this.startedAt = at;
  }

  /** Another agent starts anew; what the caller typed before, and what failed, stays. */
  void takenBy(String userId) {
    if (!part.isOf(userId)) {
      fall();
      part.begins(userId);
    }
  }

  /** The agent's part is over: the level is gone, attempts and keypad proof belong to the call. */
  void fall() {
    part.ends();
    matter.nothingSaid();
    nothingProven();
    proofs.third().fall();
    earshot.leftByThird();
  }

  /** Whether keys may be asked for: before the name birth date and number, then a number. */
  boolean mayKey() {
    boolean number =
        step() == Step.THIRD_FACTOR && !proofs.third().spent().contains(Questions.NUMBER);
    return !matter.isForSomebodyElse()
        && (proofs.patient().isProven() ? number : proofs.mayTryKeypad());
  }

  /** The record is locked for the telephone: like a call whose attempts are used up. */
  void lockedRecord() {
    doubts.recordIsLocked();
    proofs.cannotVerify();
  }

  /** Name and birth date have matched, and nothing doubtful was seen. */
  boolean mayBeOverridden() {
    return !matter.isForSomebodyElse() && proofs.lackOnlyAFurther() && doubts.none();
  }

  /** No lock stops an emergency, nor who answered at an aged number on file (VP-09). */
  boolean standsAboveLocks() {
    return matter.isEmergency() || proofs.telephone().wasDialled();
  }

  /** Whether this call is to be counted among the failed ones, which it is once. */
  boolean countsAsFailed() {
    return proofs.attempts().countAsFailed(part.reached());
  }

  void emergency(boolean yes) {
    if (script.isResultCall()) {
      if (!yes) {
        throw new Refusal("step-not-yet");
      }
      goOnAsPatients();
    }
    matter.emergency(yes);
  }

  /** Whoever we called wants something themselves: their own script goes on from what is proven. */
  void goOnAsPatients() {
    script.turnToPatients();
    matter.need(Need.UNKNOWN);
  }

  /**
   * Somebody has answered a call of ours. Whoever was on the line before, what they proved is gone.
   *
   * @param asked the person on the line is the patient, who is asked for proof now
   */
  void answered(boolean asked, Need brought) {
    nothingProven();
    matter.nothingSaid();
    if (asked) {
      matter.brought(brought);
    }
  }

  /** Somebody involved was proven, and whose patient it is. */
  void calledInvolved(PatientRef patient, Need brought) {
    othersPatient(patient);
    matter.brought(brought);
  }

  void about(boolean oneself) {
    if (!matter.emergencyWasAsked() || script.isResultCall()) {
      throw new Refusal("step-not-yet");
    }
    boolean same = oneself ? matter.isForOneself() : matter.isForSomebodyElse();
    if (!same) {
      nothingProven();
    }
    matter.about(oneself);
  }

  /** The caller speaks for somebody else: another script, and nothing of the one before counts. */
  void turnTo(VerificationScript other) {
    if (!matter.isForSomebodyElse()) {
      throw new Refusal("step-not-yet");
    }
    nothingProven();
    script.turnTo(other);
  }

  private void nothingProven() {
    script.leaveOthers();
    proofs.nothingProven();
    earshot.askAnew();
    matter.need(Need.UNKNOWN);
  }

  /** Whom a caller who speaks for somebody else calls about. */
  void othersPatient(PatientRef patient) {
    proofs.patient().found(patient);
    part.patientFound();
  }

  void identified(PatientRef patient) {
    mustBe(Step.IDENTITY);
    proofs.identified(patient);
    part.patientFound();
  }

  void notIdentified() {
    mustBe(Step.IDENTITY);
    proofs.notIdentified();
  }

  void answered(String asked, boolean right) {
    mustBe(Step.THIRD_FACTOR);
    proofs.answered(asked, right);
  }

  void cannotAnswer(String asked) {
    mustBe(Step.THIRD_FACTOR);
    proofs.cannotAnswer(asked);
  }

  void need(Need wanted) {
    if (matter.isForSomebodyElse()
        || !proofs.patient().isProven()
        || step() == Step.THIRD_FACTOR
        || wanted == Need.UNKNOWN
        || script.isResultCall()) {
      throw new Refusal("step-not-yet");
    }
    matter.need(wanted);
  }

  /** "Somebody came in" may be said at any time; that one is alone only when it is asked. */
  void surroundings(Surroundings said) {
    earshot.mustBePossible(said);
    if (matter.isForSomebodyElse()
        || said == Surroundings.NOT_ASKED
        || (said != Surroundings.NOT_PRIVATE && !matter.needIsKnown())) {
      throw new Refusal("step-not-yet");
    }
    earshot.said(said);
  }

  private void mustBe(Step expected) {
    if (over() || step() != expected) {
      throw new Refusal("step-not-yet");
    }
  }

  /** Nothing is asked any more; but an emergency is never without a way to find the record. */
  boolean over() {
    return (stopped() && !matter.isEmergency()) || matter.isForSomebodyElse();
  }

  private boolean stopped() {
    return proofs.attempts().closed() || doubts.isLocked();
  }

  /** The step that is to be done now. */
  Step step() {
    if (!matter.emergencyWasAsked()) {
      return script.isResultCall() ? Step.ANSWERED : Step.EMERGENCY;
    }
    if (!matter.isForOneself()) {
      return Step.ABOUT;
    }
    if (!proofs.patient().isProven()) {
      return Step.IDENTITY;
    }
    if (proofs.third().isOpen() && !stopped()) {
      return Step.THIRD_FACTOR;
    }
    if (!matter.needIsKnown()) {
      return Step.NEED;
    }
    return matter.need() != Need.GENERAL && earshot.surroundings() == Surroundings.NOT_ASKED
        ? Step.SURROUNDINGS
        : Step.READ_OUT;
  }

  /** Everything is proven: V3, whatever is wanted. */
  boolean atTheHighest() {
    return !over() && !matter.isEmergency() && proofs.areComplete();
  }

  String call() {
    return call;
  }

  String id() {
    return id;
  }

  Instant startedAt() {
    return startedAt;
  }

  CallScript script() {
    return script;
  }

  Proofs proofs() {
    return proofs;
  }

  FoundPatient patient() {
    return proofs.patient();
  }

  Doubts doubts() {
    return doubts;
  }

  Earshot earshot() {
    return earshot;
  }

  Matter matter() {
    return matter;
  }

  AgentsPart part() {
    return part;
  }

  /** Whom the call was about, for those who owe the caller something. */
  Optional<PatientRef> lastProvenBy(String userId) {
    return part.owes(userId) ? proofs.patient().lastProven() : Optional.empty();
  }
}
