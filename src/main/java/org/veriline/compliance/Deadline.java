package org.veriline.compliance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** One clock that runs for one subject. When it was set going is never changed. */
@Entity
@Table(name = "deadline")
class Deadline {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private LegalClock clock;

  private String subject;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "extended_at")
  private @Nullable Instant extendedAt;

  /** Sealed: a reason may say anything. */
  @Column(name = "extension_reason")
  private byte @Nullable [] extensionReason;

  @Column(name = "held_until")
  private @Nullable Instant heldUntil;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  @Column(name = "met_at")
  private @Nullable Instant metAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Deadline() {}

  Deadline(String id, LegalClock clock, String subject, Instant startedAt, Instant dueAt) {
    this.id = id;
    this.clock = clock;
    this.subject = subject;
    this.startedAt = startedAt;
    this.dueAt = dueAt;
    this.stage = Stage.RUNNING;
  }

  /** Once, before it is due, for a written reason. */
  void extend(byte[] sealedReason, Instant now, ZoneId zone) {
    mustRun();
    if (extendedAt != null) {
      throw new Refusal("deadline-extended-already");
    }
    Instant longer = clock.extended(dueAt, zone);
    if (now.isAfter(dueAt)) {
      throw new Refusal("deadline-past");
    }
    extendedAt = now;
    extensionReason = sealedReason.clone();
    dueAt = longer;
  }

  /** Nothing is due before then; a hold never shortens. */
  void hold(Instant until) {
    mustRun();
    if (!clock.holdable()) {
      throw new Refusal("deadline-not-holdable");
    }
    heldUntil = until;
    if (until.isAfter(dueAt)) {
      dueAt = until;
    }
  }

  /** Says whether the stage is another than it was, in either direction. */
  boolean move(Instant now) {
    Stage present = Stage.at(now, startedAt, dueAt);
    boolean moved = metAt == null && present != stage;
    if (moved) {
      stage = present;
    }
    return moved;
  }

  /** Done; when it was done first stays. */
  boolean meet(Instant at) {
    if (metAt != null) {
      return false;
    }
    metAt = at;
    return true;
  }

  private void mustRun() {
    if (metAt != null) {
      throw new Refusal("deadline-met-already");
    }
  }

  byte @Nullable [] extensionReason() {
    return extensionReason == null ? null : extensionReason.clone();
  }

  String id() {
    return id;
  }

  LegalClock clock() {
    return clock;
  }

  String subject() {
    return subject;
  }

  Stage stage() {
    return stage;
  }

  Instant due() {
    return dueAt;
  }

  DeadlineRow row() {
    return new DeadlineRow(id, clock, subject, startedAt, dueAt, extendedAt != null, stage, metAt);
  }
}
