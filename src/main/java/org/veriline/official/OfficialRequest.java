package org.veriline.official;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** Somebody asked about a patient whom nobody may tell on the telephone. */
@Entity
@Table(name = "official_request")
class OfficialRequest {
  @Id private String id;

  @Column(name = "call_id")
  private String call;

  @Enumerated(EnumType.STRING)
  private Caller caller;

  @Enumerated(EnumType.STRING)
  private Topic topic;

  private byte[] said;

  @Column(name = "opened_by")
  private String openedBy;

  @Column(name = "opened_at")
  private Instant openedAt;

  private String review;

  @Enumerated(EnumType.STRING)
  private RequestState state = RequestState.OPEN;

  @Enumerated(EnumType.STRING)
  private @Nullable Proof proof;

  private @Nullable String patient;

  @Enumerated(EnumType.STRING)
  private @Nullable Urgency urgency;

  private @Nullable String pieces;
  private byte @Nullable [] why;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected OfficialRequest() {}

  OfficialRequest(String id, String call, String openedBy, Instant openedAt, String review) {
    this.id = id;
    this.call = call;
    this.openedBy = openedBy;
    this.openedAt = openedAt;
    this.review = review;
    this.caller = Caller.UNKNOWN;
    this.topic = Topic.OTHER;
    this.said = new byte[0];
  }

  void says(Caller who, Topic about, byte[] sealed) {
    caller = who;
    topic = about;
    said = sealed.clone();
  }

  /** An official proved who they are and by what right; a stranger cannot. */
  void disclose(String whom, Proof how, byte[] sealed, String by, Instant at) {
    mustBeOpen();
    if (caller != Caller.OFFICIAL) {
      throw new Refusal("official-is-a-stranger");
    }
    patient = whom;
    proof = how;
    decided(RequestState.DISCLOSED, sealed, by, at);
  }

  /** What a nurse may tell alone: never about reproductive care (SC-06), and only what fits. */
  void except(Urgency exception, Set<Piece> told) {
    if (topic == Topic.REPRODUCTIVE) {
      throw new Refusal("official-reproductive");
    }
    if (told.isEmpty() || !told.stream().allMatch(piece -> piece.isFor(exception))) {
      throw new Refusal("official-pieces");
    }
    urgency = exception;
    pieces = told.stream().sorted().map(Piece::name).collect(Collectors.joining(","));
  }

  void refuse(byte[] sealed, String by, Instant at) {
    mustBeOpen();
    decided(RequestState.REFUSED, sealed, by, at);
  }

  private void decided(RequestState as, byte[] sealed, String by, Instant at) {
    state = as;
    why = sealed.clone();
    decidedBy = by;
    decidedAt = at;
  }

  private void mustBeOpen() {
    if (state != RequestState.OPEN) {
      throw new Refusal("official-already-decided");
    }
  }

  String id() {
    return id;
  }

  String call() {
    return call;
  }

  Caller caller() {
    return caller;
  }

  String review() {
    return review;
  }

  byte[] said() {
    return said.clone();
  }

  byte @Nullable [] why() {
    return why == null ? null : why.clone();
  }
}
