package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.decision.Relationship;
import org.veriline.patient.Destination;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.script.Proof;
import org.veriline.script.ScriptRow;
import org.veriline.script.VerificationScript;

/**
 * A call that a person dialled for a task: whom, on which number, why in codes, who answered, and
 * what message was decided. What the patient's side proves is in {@link Verification}.
 */
@Entity
@Table(name = "outbound_call")
class OutboundCall {
  @Id
  @Column(name = "call_id")
  private String call;

  private String task;
  private String patient;
  private String destination;

  /** Keyed hash of the number, for what holds for this very number. */
  @Column(name = "number_key")
  private String numberKey;

  private boolean aged;

  @Enumerated(EnumType.STRING)
  private ResultClass result;

  @Enumerated(EnumType.STRING)
  private MessageContent content;

  private boolean today;

  @Enumerated(EnumType.STRING)
  private AnsweredBy answered = AnsweredBy.NOBODY;

  /** A minor who consented alone to something: nobody else hears anything (SC-05). */
  private boolean minor;

  /** The record by which somebody involved was recognised. */
  @Column(name = "record_id")
  private @Nullable String record;

  @Enumerated(EnumType.STRING)
  private Proof factor = Proof.NONE;

  @Column(name = "message_version")
  private @Nullable String messageVersion;

  @Column(name = "message_row")
  private @Nullable String messageRow;

  /** What the message that was shown last says; the row's level is only a ceiling. */
  @Enumerated(EnumType.STRING)
  @Column(name = "message_level")
  private Allowance messageLevel = Allowance.L0;

  /** A message was left on this call. */
  @Column(name = "message_left")
  private boolean messageLeft;

  @Column(name = "dialled_by")
  private @Nullable String dialledBy;

  @Column(name = "dialled_at")
  private @Nullable Instant dialledAt;

  @Enumerated(EnumType.STRING)
  private DialOutcome outcome = DialOutcome.UNANSWERED;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected OutboundCall() {}

  OutboundCall(CallId call, PatientRef patient, Destination number, String key, Errand errand) {
    this.call = call.value();
    this.task = errand.task();
    this.patient = patient.value();
    this.destination = number.id();
    this.numberKey = key;
    this.aged = number.aged();
    this.result = errand.result();
    this.content = errand.content();
    this.today = errand.today();
  }

  OutboundCall dialled(String by, Instant at) {
    dialledBy = by;
    dialledAt = at;
    return this;
  }

  /** Somebody or something picked up. */
  void connected() {
    outcome = outcome == DialOutcome.UNANSWERED ? DialOutcome.ANSWERED : outcome;
  }

  /** It never left, unless somebody was heard on it before. */
  void notDialled() {
    outcome = outcome == DialOutcome.UNANSWERED ? DialOutcome.NOT_DIALLED : outcome;
  }

  /** The agent's part is over; what came of it stays. */
  void over(boolean verified) {
    outcome = verified && outcome != DialOutcome.MESSAGE_LEFT ? DialOutcome.VERIFIED : outcome;
    answered(AnsweredBy.NOBODY, false);
  }

  /** Somebody else is on the line than before: nothing they proved counts any more. */
  void answered(AnsweredBy by, boolean minorConsented) {
    if (messageLeft && by != AnsweredBy.NOBODY) {
      throw new Refusal("message-left-already");
    }
    answered = by;
    if (by != AnsweredBy.NOBODY) {
      outcome = DialOutcome.of(by);
    }
    minor = minorConsented;
    record = null;
    factor = Proof.NONE;
    messageVersion = null;
    messageRow = null;
    messageLevel = Allowance.L0;
  }

  void involved(@Nullable String recognisedBy) {
    record = recognisedBy;
    factor = recognisedBy == null ? Proof.FAILED : Proof.PROVEN;
  }

  void message(VerificationScript script, ScriptRow row) {
    messageVersion = script.id();
    messageRow = row.id();
  }

  void says(Allowance level) {
    messageLevel = level;
  }

  void left() {
    messageLeft = true;
    outcome = DialOutcome.MESSAGE_LEFT;
  }

  /** Whether a message may be thought of: a machine or somebody else has answered. */
  boolean mayLeaveMessage() {
    return switch (answered) {
      case MACHINE, OTHER_PERSON, INVOLVED -> !messageLeft;
      case NOBODY, WRONG_NUMBER, PATIENT -> false;
    };
  }

  /** Who is on the line, as the decision sees it: nobody before they are proven. */
  Relationship relationship() {
    return switch (answered) {
      case PATIENT -> Relationship.SELF;
      case INVOLVED -> factor == Proof.PROVEN ? Relationship.INVOLVED : Relationship.UNKNOWN;
      case NOBODY, MACHINE, WRONG_NUMBER, OTHER_PERSON -> Relationship.UNKNOWN;
    };
  }

  /** The columns of SCRIPT-OUT-RESULT. */
  Map<String, String> words(Verification verification) {
    Map<String, String> words = new HashMap<>();
    words.put("answered", answered.name());
    words.put("minor", minor ? "yes" : "no");
    words.put("result", result.name());
    words.put("surroundings", verification.earshot().surroundings().name());
    if (answered == AnsweredBy.PATIENT) {
      words.put("identity", identity(verification).name());
      words.put("factor", verification.proofs().further().name());
      words.put("aged", verification.proofs().spare() == Proof.PROVEN ? "yes" : "no");
    } else if (answered == AnsweredBy.INVOLVED) {
      words.put("identity", verification.patient().identity().name());
      words.put("factor", factor.name());
    }
    return words;
  }

  /** Used-up attempts, a lock and doubts count like a refusal when we call. */
  private static Proof identity(Verification verification) {
    FoundPatient found = verification.patient();
    Doubts doubts = verification.doubts();
    boolean doubted = doubts.isCautious() && found.isProven() && !verification.atTheHighest();
    boolean closed = verification.proofs().attempts().closed();
    return closed || doubts.isLocked() || doubted ? Proof.FAILED : found.identity();
  }

  Errand errand() {
    return new Errand(task, result, content, today);
  }

  CallId call() {
    return new CallId(call);
  }

  String task() {
    return task;
  }

  PatientRef patient() {
    return new PatientRef(patient);
  }

  String destination() {
    return destination;
  }

  String numberKey() {
    return numberKey;
  }

  boolean aged() {
    return aged;
  }

  ResultClass result() {
    return result;
  }

  MessageContent content() {
    return content;
  }

  boolean today() {
    return today;
  }

  AnsweredBy answered() {
    return answered;
  }

  /** The record somebody involved was proven by. */
  @Nullable String provenRecord() {
    return factor == Proof.PROVEN ? record : null;
  }

  Optional<String> messageVersion() {
    return Optional.ofNullable(messageVersion);
  }

  Optional<String> messageRow() {
    return Optional.ofNullable(messageRow);
  }

  Allowance messageLevel() {
    return messageLevel;
  }

  boolean messageLeft() {
    return messageLeft;
  }
}
