package org.veriline.rights;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** What somebody asked for by right. The words are sealed, and so is the proof of what was done. */
@Entity
@Table(name = "rights_request")
class RightsRequest {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private RightsKind kind;

  @Enumerated(EnumType.STRING)
  private RightsState state;

  @Enumerated(EnumType.STRING)
  private Identity identity;

  @Column(name = "call_id")
  private @Nullable String call;

  private @Nullable String patient;

  @Enumerated(EnumType.STRING)
  private @Nullable Scope scope;

  @Enumerated(EnumType.STRING)
  private @Nullable Form form;

  @Enumerated(EnumType.STRING)
  private @Nullable Delivery delivery;

  private byte[] text;

  @Column(name = "opened_by")
  private String openedBy;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable DenialReason denial;

  private byte @Nullable [] outcome;

  @Column(name = "closed_by")
  private @Nullable String closedBy;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected RightsRequest() {}

  RightsRequest(
      String id,
      RightsKind kind,
      Identity identity,
      @Nullable String call,
      @Nullable String patient,
      byte[] text,
      String openedBy,
      Instant openedAt) {
    this.id = id;
    this.kind = kind;
    this.state = RightsState.OPEN;
    this.identity = identity;
    this.call = call;
    this.patient = patient;
    this.text = text.clone();
    this.openedBy = openedBy;
    this.openedAt = openedAt;
  }

  void wanted(Scope what, Form as, Delivery by) {
    scope = what;
    form = as;
    delivery = by;
  }

  void complete(Identity how, String who) {
    mustBeOpen();
    if (!how.later()) {
      throw new Refusal("rights-identity-way");
    }
    identity = how;
    patient = who;
  }

  void fulfil(byte[] proof, String by, Instant at) {
    mustBeOpen();
    if (!identity.complete()) {
      throw new Refusal("rights-identity-missing");
    }
    close(RightsState.FULFILLED, proof, by, at);
  }

  void deny(DenialReason reason, byte[] letter, String by, Instant at) {
    mustBeOpen();
    if (!reason.fits(kind)) {
      throw new Refusal("rights-reason-unfit");
    }
    denial = reason;
    close(RightsState.DENIED, letter, by, at);
  }

  void mustBeOpen() {
    if (state != RightsState.OPEN) {
      throw new Refusal("rights-closed");
    }
  }

  private void close(RightsState how, byte[] sealedOutcome, String by, Instant at) {
    state = how;
    outcome = sealedOutcome.clone();
    closedBy = by;
    closedAt = at;
  }

  byte[] text() {
    return text.clone();
  }

  byte @Nullable [] outcome() {
    return outcome == null ? null : outcome.clone();
  }

  String id() {
    return id;
  }

  RightsKind kind() {
    return kind;
  }

  RightsState state() {
    return state;
  }

  Instant openedAt() {
    return openedAt;
  }

  @Nullable DenialReason denial() {
    return denial;
  }

  @Nullable String call() {
    return call;
  }

  @Nullable String patient() {
    return patient;
  }

  String subject() {
    return subject(id);
  }

  static String subject(String id) {
    return "rights-request/" + id;
  }
}
