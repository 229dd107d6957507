package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.EventQuestion;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.script.Need;
import org.veriline.script.Proof;
import org.veriline.script.ScriptKind;
import org.veriline.script.Situation;
import org.veriline.script.VerificationScript;

/**
 * The script of one call. It keeps the order of steps, counts attempts, and lets a factor count
 * once. It does no matching; it is told what came of it.
 */
@Entity
@Table(name = "verification")
class Verification {
  /** One wrong answer and one retry (VP-09). */
  private static final int ATTEMPTS = 2;

  @Id
  @Column(name = "call_id")
  private String call;

  private String id;
  private String script;

  @Enumerated(EnumType.STRING)
  private ScriptKind kind;

  /** Calls from before scripts had versions have none. */
  @Column(name = "script_version")
  private @Nullable String scriptVersion;

  @Column(name = "started_at")
  private Instant startedAt;

  private @Nullable String agent;

  /** Whom birth date and number, typed before the agent answered, belong to. */
  private @Nullable String candidate;

  private @Nullable String proven;

  /**
   * Kept when the level falls, for what the agent still owes the caller: a request, a call-back.
   */
  @Column(name = "last_proven")
  private @Nullable String lastProven;

  @Column(name = "last_agent")
  private @Nullable String lastAgent;

  private @Nullable Boolean emergency;
  private @Nullable Boolean self;

  @Enumerated(EnumType.STRING)
  private Proof identity = Proof.NONE;

  @Enumerated(EnumType.STRING)
  private Proof third = Proof.NONE;

  @Enumerated(EnumType.STRING)
  private Proof possession = Proof.NONE;

  /** We dialled a number on file that is old enough: whoever answers has that telephone. */
  private boolean dialled;

  @Column(name = "by_keypad")
  private boolean byKeypad;

  @Column(name = "keypad_failures")
  private int keypadFailures;

  private int failures;
  private boolean closed;

  /** The flags of this call ask for the strongest proof before anything is said (VP-18). */
  private boolean caution;

  /** The record is locked for the telephone, or the flags of this call lock it (VP-09, VP-18). */
  private boolean locked;

  @Column(name = "locked_record")
  private boolean lockedRecord;

  /** Somebody answered for the caller: nothing above V2 follows from it (VP-10). */
  private boolean overridden;

  /** Relay, interpreter, help with speaking, limited English (VP-18). */
  private boolean assisted;

  /** Whose record a failure is about when nobody was proven; nothing is ever opened by it. */
  private @Nullable String meant;

  @Column(name = "wrong_thirds")
  private int wrongThirds;

  /** The call stands among the failed ones already. */
  private boolean counted;

  private @Nullable String question;
  private String asked = "";

  /** The question about an event that was answered right and waits for a second (decision 180). */
  @Column(name = "right_event")
  private @Nullable String rightEvent;

  @Column(name = "failed_question")
  private @Nullable String failedQuestion;

  @Column(name = "last_answer")
  @Enumerated(EnumType.STRING)
  private @Nullable Answer lastAnswer;

  @Enumerated(EnumType.STRING)
  private Need need = Need.UNKNOWN;

  @Enumerated(EnumType.STRING)
  private Surroundings surroundings = Surroundings.NOT_ASKED;

  @Enumerated(EnumType.STRING)
  private Level reached = Level.V0;

  /** Since when the level is what it is: an old one is not handed over (catalogue 1.3). */
  @Column(name = "level_at")
  private @Nullable Instant levelAt;

  /** Who handed the call over, and still owes the caller what was promised. */
  @Column(name = "handed_by")
  private @Nullable String handedBy;

  /** Somebody is on the line with agent and caller. */
  @Column(name = "third_on_line")
  private boolean thirdOnLine;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Verification() {}

  Verification(String call, String id, VerificationScript script, Instant at) {
    this.call = call;
    this.id = id;
    this.script = script.name();
    this.scriptVersion = script.id();
    this.kind = script.kind();
    this.startedAt = at;
  }

  /** Another agent starts anew; what the caller typed before, and what failed, stays. */
  void takenBy(String userId) {
    if (!userId.equals(agent)) {
      fall();
      agent = userId;
    }
  }

  /** The agent's part is over: the level is gone, attempts and keypad proof belong to the call. */
  void fall() {
    agent = null;
    emergency = null;
    self = null;
    nothingProven();
    asked = "";
    overridden = false;
    thirdOnLine = false;
  }

  /** A colleague has the call, with all that was proved in it. */
  void handedTo(String userId) {
    handedBy = agent;
    agent = userId;
    lastAgent = userId;
  }

  boolean levelIsYoungerThan(Duration age, Instant now) {
    return levelAt != null && now.isBefore(levelAt.plus(age));
  }

  /** Whoever joins has proved nothing, and the patient has not said yet whether they may hear. */
  void joinedByThird() {
    thirdOnLine = true;
    surroundings = Surroundings.NOT_ASKED;
  }

  /** Who was on the line is not there any more: that must be asked anew, too. */
  boolean leftByThird() {
    boolean was = thirdOnLine;
    thirdOnLine = false;
    if (was) {
      surroundings = Surroundings.NOT_ASKED;
    }
    return was;
  }

  /** Whether somebody hears of whom the patient has not said that they may. */
  boolean thirdNotAgreed() {
    return thirdOnLine && surroundings != Surroundings.OTHERS_AGREED;
  }

  /** Birth date and number typed on the keypad: both count, each once. */
  void provenByKeypad(PatientRef patient) {
    candidate = patient.value();
    byKeypad = true;
    third = Proof.PROVEN;
  }

  /** This call goes to a number of this patient; only one that is old enough proves something. */
  void dialledTo(PatientRef patient, boolean aged) {
    candidate = patient.value();
    dialled = aged;
    possession = aged ? Proof.PROVEN : Proof.NONE;
  }

  /** The code that was spoken into an aged number was keyed here, or was not. */
  void possession(boolean proven) {
    if (closed || identity != Proof.PROVEN) {
      throw new Refusal("step-not-yet");
    }
    possession = proven ? Proof.PROVEN : Proof.FAILED;
    lastAnswer = proven ? Answer.MATCHED : Answer.NOT_MATCHED;
    if (!proven) {
      failed();
    }
  }

  /**
   * Whether keys may be asked for now: before the name birth date and number, after it a number.
   */
  boolean mayKey() {
    if (forSomebodyElse()) {
      return false;
    }
    return identity == Proof.PROVEN
        ? step() == Step.THIRD_FACTOR && !closed && !spent().contains(Questions.NUMBER)
        : mayTryKeypad();
  }

  boolean mayTryKeypad() {
    return keypadFailures < ATTEMPTS && !byKeypad && !closed;
  }

  /** Two failures on the keypad count as one of the call's two. */
  void keypadFailed(@Nullable PatientRef tried) {
    keypadFailures++;
    meant(tried);
    if (keypadFailures == ATTEMPTS) {
      failed();
    }
  }

  /** Remembers whose record is being tried, though nothing was proven. */
  void meant(@Nullable PatientRef patient) {
    if (patient != null) {
      meant = patient.value();
    }
  }

  /** The record is locked for the telephone: like a call whose attempts are used up. */
  void lockedRecord() {
    lockedRecord = true;
    locked = true;
    cannotVerify();
  }

  void flagged(RedFlagScore score) {
    caution = score.caution();
    locked = lockedRecord || score.callBackOnly();
  }

  void assisted(boolean is) {
    assisted = is;
  }

  /** Name and birth date have matched, and nothing doubtful was seen. */
  boolean mayBeOverridden() {
    return !forSomebodyElse()
        && proven != null
        && identity == Proof.PROVEN
        && third != Proof.PROVEN
        && !caution
        && !locked;
  }

  void override() {
    overridden = true;
    third = Proof.PROVEN;
    closed = false;
    question = null;
  }

  boolean foundAnotherThan(PatientRef patient) {
    return lastProven != null && !lastProven.equals(patient.value());
  }

  /**
   * An emergency, and who answered at an aged number on file, are not stopped by a lock (VP-09).
   */
  boolean standsAboveLocks() {
    return isEmergency() || dialled;
  }

  /** Whether this call is to be counted among the failed ones, which it is once. */
  boolean countsAsFailed() {
    boolean wrong = wrongThirds > 0 || keypadFailures >= ATTEMPTS;
    boolean failed = (closed && failures > 0) || (wrong && !reached.atLeast(Level.V2));
    return failed && !counted;
  }

  void counted() {
    counted = true;
  }

  Optional<PatientRef> failedAt() {
    String patient = lastProven != null ? lastProven : candidate != null ? candidate : meant;
    return Optional.ofNullable(patient).map(PatientRef::new);
  }

  void emergency(boolean yes) {
    if (kind == ScriptKind.OUT_RESULT) {
      if (!yes) {
        throw new Refusal("step-not-yet");
      }
      goOnAsPatients();
    }
    emergency = yes;
  }

  /** Whoever we called wants something themselves: their own script goes on from what is proven. */
  void goOnAsPatients() {
    kind = ScriptKind.IN_PATIENT;
    // By its start the call finds the version that was in force when it began.
    scriptVersion = null;
    need = Need.UNKNOWN;
  }

  /**
   * Somebody has answered a call of ours. Whoever was on the line before, what they proved is gone.
   *
   * @param asked the person on the line is the patient, who is asked for proof now
   */
  void answered(boolean asked, Need brought) {
    nothingProven();
    emergency = asked ? Boolean.FALSE : null;
    self = asked ? Boolean.TRUE : null;
    need = asked ? brought : Need.UNKNOWN;
  }

  /** Somebody involved was proven, and whose patient it is. */
  void calledInvolved(PatientRef patient, Need brought) {
    othersPatient(patient);
    emergency = false;
    self = true;
    need = brought;
  }

  /** Used-up attempts, a lock and doubts count like a refusal when we call. */
  Proof calledIdentity() {
    boolean doubted = caution && identity == Proof.PROVEN && !atTheHighest();
    return closed || locked || doubted ? Proof.FAILED : identity;
  }

  Proof calledFactor() {
    return standsIn() ? Proof.PROVEN : third;
  }

  /** An aged number, or a code spoken into one, that was not needed as the further factor. */
  boolean calledPossession() {
    return possession == Proof.PROVEN && !standsIn() && !overridden;
  }

  private boolean standsIn() {
    return possession == Proof.PROVEN && third != Proof.PROVEN;
  }

  void about(boolean oneself) {
    if (emergency == null || kind == ScriptKind.OUT_RESULT) {
      throw new Refusal("step-not-yet");
    }
    if (self == null || self != oneself) {
      nothingProven();
    }
    self = oneself;
  }

  /** The caller speaks for somebody else: another script, and nothing of the one before counts. */
  void turnTo(VerificationScript other) {
    if (!forSomebodyElse()) {
      throw new Refusal("step-not-yet");
    }
    nothingProven();
    kind = other.kind();
    goesBy(other);
  }

  /** The version found again by the start of the call. */
  void goesBy(VerificationScript found) {
    script = found.name();
    scriptVersion = found.id();
  }

  /** What was asked stays asked: else a change of mind would bring the easy question in the end. */
  private void nothingProven() {
    if (kind == ScriptKind.IN_REP || kind == ScriptKind.IN_ORG) {
      kind = ScriptKind.IN_PATIENT;
      // By its start the call finds the version again that it began with.
      scriptVersion = null;
    }
    proven = null;
    identity = Proof.NONE;
    possession = dialled ? Proof.PROVEN : Proof.NONE;
    third = byKeypad ? Proof.PROVEN : Proof.NONE;
    question = null;
    rightEvent = null;
    lastAnswer = null;
    need = Need.UNKNOWN;
    surroundings = Surroundings.NOT_ASKED;
  }

  /** Whom a caller who speaks for somebody else calls about; null when nobody was found. */
  void othersPatient(@Nullable PatientRef patient) {
    identity = patient == null ? Proof.FAILED : Proof.PROVEN;
    if (patient != null) {
      proven = patient.value();
      lastProven = proven;
      lastAgent = agent;
    }
  }

  /** Once the patient is found, what fails is the proof itself, as a third factor is. */
  void otherFailed() {
    if (identity == Proof.PROVEN) {
      wrongThirds++;
    }
    failed();
  }

  void othersNeed(Need wanted) {
    need = wanted;
  }

  void othersSurroundings(Surroundings said) {
    mustNotBeAlone(said);
    surroundings = said;
  }

  /** With a third on the line nobody is in private; the patient can only agree. */
  private void mustNotBeAlone(Surroundings said) {
    if (thirdOnLine && said == Surroundings.PRIVATE) {
      throw new Refusal("third-on-the-line");
    }
  }

  void identified(PatientRef patient) {
    mustBe(Step.IDENTITY);
    proven = patient.value();
    lastProven = proven;
    lastAgent = agent;
    identity = Proof.PROVEN;
    lastAnswer = Answer.MATCHED;
  }

  void notIdentified() {
    mustBe(Step.IDENTITY);
    identity = Proof.FAILED;
    lastAnswer = Answer.NOT_MATCHED;
    failed();
  }

  /** A question that was asked once is never the next one again (VP-05). */
  void ask(@Nullable String next) {
    question = next;
  }

  void answered(String asked, boolean right) {
    mustBe(Step.THIRD_FACTOR);
    if (spent().contains(asked)) {
      throw new Refusal("question-already-asked");
    }
    spend(asked);
    lastAnswer = right ? Answer.MATCHED : Answer.NOT_MATCHED;
    if (right && rightEvent == null && EventQuestion.of(asked).isPresent()) {
      rightEvent = asked;
      return;
    }
    third = right ? Proof.PROVEN : Proof.FAILED;
    if (!right) {
      wrongThirds++;
      failedQuestion = asked;
      failed();
    }
  }

  void cannotAnswer(String asked) {
    mustBe(Step.THIRD_FACTOR);
    if (!asked.equals(question)) {
      throw new Refusal("question-not-asked");
    }
    spend(asked);
    lastAnswer = null;
  }

  void cannotVerify() {
    closed = true;
    question = null;
  }

  void need(Need wanted) {
    if (forSomebodyElse()
        || identity != Proof.PROVEN
        || step() == Step.THIRD_FACTOR
        || wanted == Need.UNKNOWN
        || kind == ScriptKind.OUT_RESULT) {
      throw new Refusal("step-not-yet");
    }
    need = wanted;
  }

  /** "Somebody came in" may be said at any time; that one is alone only when it is asked. */
  void surroundings(Surroundings said) {
    mustNotBeAlone(said);
    if (forSomebodyElse()
        || said == Surroundings.NOT_ASKED
        || (said != Surroundings.NOT_PRIVATE && need == Need.UNKNOWN)) {
      throw new Refusal("step-not-yet");
    }
    surroundings = said;
  }

  void reached(Level level) {
    reached = level.atLeast(reached) ? level : reached;
  }

  void levelIs(Level level, Level before, Instant at) {
    if (level != before || levelAt == null) {
      levelAt = at;
    }
  }

  private void failed() {
    failures++;
    if (failures >= ATTEMPTS) {
      cannotVerify();
    }
  }

  private void spend(String id) {
    Set<String> all = new TreeSet<>(spent());
    all.add(id);
    asked = String.join(",", all);
    question = null;
  }

  private void mustBe(Step expected) {
    if (over() || step() != expected) {
      throw new Refusal("step-not-yet");
    }
  }

  /** Nothing is asked any more; but an emergency is never without a way to find the record. */
  boolean over() {
    return ((closed || locked) && !isEmergency()) || forSomebodyElse();
  }

  /** The step that is to be done now. */
  Step step() {
    if (emergency == null) {
      return kind == ScriptKind.OUT_RESULT ? Step.ANSWERED : Step.EMERGENCY;
    }
    if (self == null || !self) {
      return Step.ABOUT;
    }
    if (identity != Proof.PROVEN) {
      return Step.IDENTITY;
    }
    if (third != Proof.PROVEN && question != null && !closed && !locked) {
      return Step.THIRD_FACTOR;
    }
    if (need == Need.UNKNOWN) {
      return Step.NEED;
    }
    if (need != Need.GENERAL && surroundings == Surroundings.NOT_ASKED) {
      return Step.SURROUNDINGS;
    }
    return Step.READ_OUT;
  }

  /** What proves possession stands in for a missing third factor; it never counts as both. */
  Situation situation() {
    boolean standsIn = standsIn();
    return Situation.of(
        kind,
        Map.of(
            "emergency",
            yes(isEmergency()),
            "closed",
            yes(closed),
            "locked",
            yes(locked),
            "caution",
            yes(caution),
            "identity",
            Boolean.TRUE.equals(self) ? identity.name() : Proof.NONE.name(),
            "third",
            (standsIn ? Proof.PROVEN : third).name(),
            "possession",
            (standsIn || overridden ? Proof.NONE : possession).name(),
            "surroundings",
            surroundings.name(),
            "need",
            need.name()));
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  String id() {
    return id;
  }

  String call() {
    return call;
  }

  /** One event was answered right; it proves nothing until another is. */
  boolean waitsForSecondEvent() {
    return rightEvent != null && third == Proof.NONE;
  }

  Optional<String> failedQuestion() {
    return Optional.ofNullable(failedQuestion);
  }

  String script() {
    return script;
  }

  ScriptKind kind() {
    return kind;
  }

  Optional<String> scriptVersion() {
    return Optional.ofNullable(scriptVersion);
  }

  Instant startedAt() {
    return startedAt;
  }

  boolean belongsTo(String userId) {
    return userId.equals(agent);
  }

  Optional<String> agent() {
    return Optional.ofNullable(agent);
  }

  Optional<PatientRef> candidate() {
    return Optional.ofNullable(candidate).map(PatientRef::new);
  }

  Optional<PatientRef> proven() {
    return Optional.ofNullable(proven).map(PatientRef::new);
  }

  Optional<PatientRef> lastProvenBy(String userId) {
    return userId.equals(lastAgent) || userId.equals(handedBy)
        ? Optional.ofNullable(lastProven).map(PatientRef::new)
        : Optional.empty();
  }

  /** Identity, a further factor and possession are proven: V3, whatever is wanted. */
  boolean atTheHighest() {
    return !forSomebodyElse()
        && !closed
        && !locked
        && !overridden
        && !isEmergency()
        && identity == Proof.PROVEN
        && third == Proof.PROVEN
        && possession == Proof.PROVEN;
  }

  boolean byKeypad() {
    return byKeypad;
  }

  boolean closed() {
    return closed;
  }

  boolean isLocked() {
    return locked;
  }

  boolean isCautious() {
    return caution;
  }

  boolean isAssisted() {
    return assisted;
  }

  boolean isEmergency() {
    return Boolean.TRUE.equals(emergency);
  }

  boolean forSomebodyElse() {
    return Boolean.FALSE.equals(self);
  }

  Proof identity() {
    return identity;
  }

  Proof third() {
    return third;
  }

  Proof possession() {
    return possession;
  }

  Need need() {
    return need;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Level reached() {
    return reached;
  }

  @Nullable Answer lastAnswer() {
    return lastAnswer;
  }

  @Nullable String question() {
    return question;
  }

  Set<String> spent() {
    return asked.isEmpty() ? Set.of() : new TreeSet<>(List.of(asked.split(",")));
  }
}
