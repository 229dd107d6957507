package org.veriline.review;

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

/** Something a second person has to look at. It is opened by {@link Reviews} in SQL. */
@Entity
@Table(name = "review")
class Review {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private ReviewKind kind;

  @Enumerated(EnumType.STRING)
  private ReviewState state;

  /** What makes two open reviews the same one; null once this one is closed. */
  @Column(name = "open_subject")
  private @Nullable String openSubject;

  private @Nullable String actor;
  private @Nullable String patient;

  @Column(name = "call_id")
  private @Nullable String call;

  private @Nullable String object;
  private @Nullable String reason;
  private int times;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "last_at")
  private Instant lastAt;

  @Column(name = "due_at")
  private Instant dueAt;

  private @Nullable String owner;

  @Enumerated(EnumType.STRING)
  private @Nullable Verdict verdict;

  /** Sealed: a note may say anything. */
  private byte @Nullable [] note;

  @Column(name = "closed_by")
  private @Nullable String closedBy;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Review() {}

  void take(String reviewer) {
    mustBeOpenFor(reviewer);
    state = ReviewState.TAKEN;
    owner = reviewer;
  }

  void close(String reviewer, Verdict found, byte @Nullable [] sealedNote, Instant at) {
    mustBeOpenFor(reviewer);
    state = ReviewState.CLOSED;
    owner = reviewer;
    verdict = found;
    note = sealedNote == null ? null : sealedNote.clone();
    closedBy = reviewer;
    closedAt = at;
    openSubject = null;
  }

  private void mustBeOpenFor(String reviewer) {
    if (state == ReviewState.CLOSED) {
      throw new Refusal("review-already-closed");
    }
    if (reviewer.equals(actor)) {
      throw new Refusal("review-of-own-deed");
    }
    if (owner != null && !owner.equals(reviewer)) {
      throw new Refusal("review-taken-by-another");
    }
  }

  ReviewRow row() {
    return new ReviewRow(
        id, kind, state, actor, patient, call, object, reason, times, openedAt, lastAt, dueAt,
        owner, verdict, closedBy, closedAt);
  }

  byte @Nullable [] note() {
    return note == null ? null : note.clone();
  }
}
