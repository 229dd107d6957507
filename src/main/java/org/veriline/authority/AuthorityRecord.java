package org.veriline.authority;

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

/**
 * One record about one patient. What it says is sealed and never changes: whoever wants it
 * otherwise adds a newer one that replaces it.
 */
@Entity
@Table(name = "authority_record")
class AuthorityRecord {
  @Id private String id;
  private String patient;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Enumerated(EnumType.STRING)
  private RecordState state;

  @Column(name = "valid_from")
  private Instant validFrom;

  @Column(name = "valid_until")
  private @Nullable Instant validUntil;

  private byte[] sealed;

  @Column(name = "call_id")
  private @Nullable String call;

  private @Nullable String batch;
  private @Nullable String replaces;

  @Column(name = "proposed_by")
  private String proposedBy;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "end_reason")
  private @Nullable EndReason endReason;

  @Column(name = "end_proposed_by")
  private @Nullable String endProposedBy;

  @Column(name = "ended_by")
  private @Nullable String endedBy;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected AuthorityRecord() {}

  AuthorityRecord(
      String id, String patient, Kind kind, Days days, byte[] sealed, Proposal proposal) {
    this.id = id;
    this.patient = patient;
    this.kind = kind;
    this.state = RecordState.PROPOSED;
    this.validFrom = days.from();
    this.validUntil = days.until();
    this.sealed = sealed.clone();
    this.call = proposal.call();
    this.batch = proposal.batch();
    this.replaces = proposal.replaces();
    this.proposedBy = proposal.by();
    this.proposedAt = proposal.at();
  }

  /** From when until when it counts. */
  record Days(Instant from, @Nullable Instant until) {}

  /** Who proposes it, and where. */
  record Proposal(
      String by,
      Instant at,
      @Nullable String call,
      @Nullable String batch,
      @Nullable String replaces) {}

  /** What closes counts by one person's word. */
  void countsAtOnce(String userId, Instant at) {
    mustBe(RecordState.PROPOSED);
    decided(RecordState.APPROVED, userId, at);
  }

  void approve(String userId, Instant at) {
    mustBe(RecordState.PROPOSED);
    mustBeAnother(proposedBy, userId);
    decided(RecordState.APPROVED, userId, at);
  }

  void decline(String userId, Instant at) {
    mustBe(RecordState.PROPOSED);
    decided(RecordState.DECLINED, userId, at);
  }

  private void decided(RecordState as, String userId, Instant at) {
    state = as;
    decidedBy = userId;
    decidedAt = at;
  }

  /** What opened something ends by one person's word. */
  void end(EndReason reason, String userId, Instant at) {
    mustBe(RecordState.APPROVED);
    state = RecordState.ENDED;
    endReason = reason;
    endedBy = userId;
    endedAt = at;
  }

  void proposeEnd(EndReason reason, String userId) {
    mustBe(RecordState.APPROVED);
    if (endReason != null) {
      throw new Refusal("record-end-already-proposed");
    }
    endReason = reason;
    endProposedBy = userId;
  }

  /** A second person agrees. After a notice the record goes on for what was there before. */
  void approveEnd(String userId, Instant at) {
    mustBe(RecordState.APPROVED);
    EndReason reason = endReason;
    String first = endProposedBy;
    if (reason == null || first == null || endedBy != null) {
      throw new Refusal("record-end-not-proposed");
    }
    mustBeAnother(first, userId);
    if (reason == EndReason.NOTICE) {
      endedBy = userId;
      endedAt = at;
    } else {
      end(reason, userId, at);
    }
  }

  void keep() {
    if (endReason == null || endedBy != null) {
      throw new Refusal("record-end-not-proposed");
    }
    endReason = null;
    endProposedBy = null;
  }

  private void mustBe(RecordState expected) {
    if (state != expected) {
      throw new Refusal("record-not-so");
    }
  }

  private static void mustBeAnother(String first, String second) {
    if (first.equals(second)) {
      throw new Refusal("record-needs-second-person");
    }
  }

  /**
   * By the columns, so that a row whose bytes, patient, kind or days were changed does not open.
   */
  String associated() {
    return associated(id, patient, kind, new Days(validFrom, validUntil));
  }

  static String associated(String id, String patient, Kind kind, Days days) {
    return "authority/" + id + "/" + patient + "/" + kind + "/" + days.from() + "/" + days.until();
  }

  String id() {
    return id;
  }

  String patient() {
    return patient;
  }

  Kind kind() {
    return kind;
  }

  RecordState state() {
    return state;
  }

  /** Since when somebody answers for what it says. */
  Instant known() {
    return decidedAt == null ? proposedAt : decidedAt;
  }

  Instant validFrom() {
    return validFrom;
  }

  @Nullable Instant validUntil() {
    return validUntil;
  }

  byte[] sealed() {
    return sealed.clone();
  }

  @Nullable String call() {
    return call;
  }

  @Nullable String batch() {
    return batch;
  }

  @Nullable String replaces() {
    return replaces;
  }

  /** When the notice was given that ends a restriction for what is new. */
  @Nullable Instant noticedAt() {
    return endReason == EndReason.NOTICE && state == RecordState.APPROVED ? endedAt : null;
  }
}
