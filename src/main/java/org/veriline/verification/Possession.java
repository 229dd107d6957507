package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.call.CallId;
import org.veriline.call.Switch;
import org.veriline.patient.Destination;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;

/**
 * Something the telephone was asked for in a call. It is the link between a first call and the call
 * back; a code lies here as a keyed hash, is good for five minutes, three tries and one use.
 */
@Entity
@Table(name = "possession")
class Possession {
  private static final int TRIES = 3;
  private static final Duration CODE_LIVES = Duration.ofMinutes(5);

  @Id private String id;

  @Enumerated(EnumType.STRING)
  private PossessionKind kind;

  @Enumerated(EnumType.STRING)
  private PossessionState state = PossessionState.ASKED;

  @Column(name = "call_id")
  private String call;

  /** The call to the number on file. */
  private @Nullable String line;

  private @Nullable String patient;
  private @Nullable String destination;

  /** The entry of the directory whose main number is dialled. */
  private @Nullable String organisation;

  /** The record of somebody who acts for the patient, and whose own number is dialled. */
  @Column(name = "record_id")
  private @Nullable String record;

  private boolean aged;
  private String agent;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  private @Nullable String code;

  @Column(name = "code_until")
  private @Nullable Instant codeUntil;

  private int tries;
  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Possession() {}

  Possession(String id, PossessionKind kind, CallId call, String agent, Instant at) {
    this.id = id;
    this.kind = kind;
    this.call = call.value();
    this.agent = agent;
    this.askedAt = at;
  }

  Possession toPatient(PatientRef whose, Destination number) {
    patient = whose.value();
    destination = number.id();
    aged = number.aged();
    return this;
  }

  /** There is no number to dial, which whoever waits must not learn. */
  Possession toNoNumber(PatientRef whose) {
    patient = whose.value();
    return this;
  }

  Possession toOrganisation(Destination entry) {
    organisation = entry.id();
    aged = entry.aged();
    return this;
  }

  /** To somebody who acts for the patient, by the record that names them. */
  Possession toPerson(PatientRef about, String ofRecord, Destination number) {
    patient = about.value();
    record = ofRecord;
    aged = number.aged();
    return this;
  }

  Possession over(CallId dialled) {
    line = dialled.value();
    return this;
  }

  void answered() {
    mustBe(PossessionState.ASKED);
    state = PossessionState.ANSWERED;
  }

  void spoken(String hash, Instant at) {
    answered();
    code = hash;
    codeUntil = at.plus(CODE_LIVES);
  }

  /** Whether it is the code. The third wrong one, and the right one, are the last. */
  boolean keyed(String hash, Instant at) {
    if (state != PossessionState.ANSWERED || code == null) {
      return false;
    }
    tries++;
    boolean right =
        MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII))
            && codeUntil != null
            && at.isBefore(codeUntil);
    if (right) {
      end(PossessionState.PROVEN, at);
    } else if (tries >= TRIES || codeUntil == null || !at.isBefore(codeUntil)) {
      end(PossessionState.FAILED, at);
    }
    return right;
  }

  /** Where no telephone rings, nobody takes the call, and that is as long in coming. */
  boolean rangInVain(Instant at) {
    return kind == PossessionKind.CODE && line == null && !at.isBefore(askedAt.plus(Switch.RINGS));
  }

  void end(PossessionState how, Instant at) {
    if (!state.goesOn()) {
      return;
    }
    state = how;
    endedAt = at;
    code = null;
  }

  private void mustBe(PossessionState expected) {
    if (state != expected) {
      throw new Refusal("possession-over");
    }
  }

  String id() {
    return id;
  }

  PossessionKind kind() {
    return kind;
  }

  PossessionState state() {
    return state;
  }

  CallId call() {
    return new CallId(call);
  }

  /** Asked for in the menu, before a person answered. */
  boolean isMenus() {
    return agent.equals(Actor.SYSTEM.userId());
  }

  boolean aged() {
    return aged;
  }

  String agent() {
    return agent;
  }

  PatientRef patient() {
    if (patient == null) {
      throw new IllegalStateException("keys belong to nobody yet");
    }
    return new PatientRef(patient);
  }

  Optional<PatientRef> about() {
    return Optional.ofNullable(patient).map(PatientRef::new);
  }

  Optional<String> organisation() {
    return Optional.ofNullable(organisation);
  }

  Optional<String> record() {
    return Optional.ofNullable(record);
  }

  PossessionView view() {
    return new PossessionView(kind, state);
  }
}
