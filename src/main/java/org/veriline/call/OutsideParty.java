package org.veriline.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody outside who was asked into a call by number: when, by whom, and how long they were. */
@Entity
@Table(name = "outside_party")
class OutsideParty {
  @Id private String id;

  @Column(name = "call_id")
  private String call;

  /** The line of the interpreters' list; null when the number was typed. */
  private @Nullable String line;

  @Column(name = "sealed_number")
  private byte[] sealedNumber;

  /** Why a number was typed; sealed, for words may say anything. */
  @Column(name = "sealed_reason")
  private byte @Nullable [] sealedReason;

  @Column(name = "asked_by")
  private String askedBy;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "joined_at")
  private @Nullable Instant joinedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected OutsideParty() {}

  OutsideParty(
      String id,
      CallId call,
      @Nullable String line,
      byte[] sealedNumber,
      byte @Nullable [] sealedReason,
      String askedBy,
      Instant at) {
    this.id = id;
    this.call = call.value();
    this.line = line;
    this.sealedNumber = sealedNumber.clone();
    this.sealedReason = sealedReason == null ? null : sealedReason.clone();
    this.askedBy = askedBy;
    this.askedAt = at;
  }

  void answered(Instant at) {
    answeredAt = at;
  }

  void joined(Instant at) {
    joinedAt = at;
  }

  void end(Instant at) {
    endedAt = at;
  }

  String id() {
    return id;
  }

  @Nullable String line() {
    return line;
  }

  byte[] sealedNumber() {
    return sealedNumber.clone();
  }

  byte @Nullable [] sealedReason() {
    return sealedReason == null ? null : sealedReason.clone();
  }

  boolean hasAnswered() {
    return answeredAt != null;
  }

  static String associated(String id, String what) {
    return "outside-party/" + id + "/" + what;
  }
}
