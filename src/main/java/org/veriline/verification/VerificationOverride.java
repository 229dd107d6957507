package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Somebody answered for a caller who could not pass: why is kept, in a code and sealed in words.
 */
@Entity
@Table(name = "verification_override")
class VerificationOverride {
  @Id private String id;

  @Column(name = "call_id")
  private String call;

  private String patient;
  private String agent;

  @Enumerated(EnumType.STRING)
  private OverrideReason reason;

  private byte[] note;
  private Instant at;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected VerificationOverride() {}

  VerificationOverride(
      String id,
      String call,
      String patient,
      String agent,
      OverrideReason reason,
      byte[] sealedNote,
      Instant at) {
    this.id = id;
    this.call = call;
    this.patient = patient;
    this.agent = agent;
    this.reason = reason;
    this.note = sealedNote.clone();
    this.at = at;
  }

  String id() {
    return id;
  }

  String call() {
    return call;
  }

  String patient() {
    return patient;
  }

  String agent() {
    return agent;
  }

  OverrideReason reason() {
    return reason;
  }

  byte[] note() {
    return note.clone();
  }

  Instant at() {
    return at;
  }
}
