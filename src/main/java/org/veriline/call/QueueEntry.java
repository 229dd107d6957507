package org.veriline.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Ids;

/** One stay in one queue: what service level and abandonment are counted from. */
@Entity
@Table(name = "queue_entry")
class QueueEntry {

  @Id private String id;

  @Column(name = "call_id")
  private String call;

  private int n;
  private String queue;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Column(name = "left_at")
  private @Nullable Instant leftAt;

  @Enumerated(EnumType.STRING)
  private QueueStay.How outcome;

  private @Nullable String seat;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected QueueEntry() {}

  QueueEntry(String call, int n, String queue, Instant joinedAt) {
    this.id = Ids.next();
    this.call = call;
    this.n = n;
    this.queue = queue;
    this.joinedAt = joinedAt;
    this.outcome = QueueStay.How.WAITING;
  }

  boolean waiting() {
    return outcome == QueueStay.How.WAITING;
  }

  String queue() {
    return queue;
  }

  QueueStay.How outcome() {
    return outcome;
  }

  /** Leaves the queue; returns how long it waited. */
  Duration leave(QueueStay.How how, Instant at, @Nullable String answeringSeat) {
    outcome = how;
    leftAt = at.isBefore(joinedAt) ? joinedAt : at;
    seat = answeringSeat;
    return Duration.between(joinedAt, leftAt);
  }
}
