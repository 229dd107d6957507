package org.veriline.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** A record that is locked for the telephone, for a day or until somebody unlocks it (VP-09). */
@Entity
@Table(name = "patient_lock")
class PatientLock {
  static final Duration LASTS = Duration.ofHours(24);

  @Id private String id;
  private String patient;

  @Column(name = "locked_at")
  private Instant lockedAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  /** Ids of the calls that failed. */
  private String calls;

  @Column(name = "unlocked_at")
  private @Nullable Instant unlockedAt;

  @Column(name = "unlocked_by")
  private @Nullable String unlockedBy;

  private @Nullable String reason;
  private byte @Nullable [] note;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected PatientLock() {}

  PatientLock(String id, String patient, Instant at, List<String> calls) {
    this.id = id;
    this.patient = patient;
    this.lockedAt = at;
    this.endsAt = at.plus(LASTS);
    this.calls = String.join(",", calls);
  }

  void unlock(String by, Instant at, UnlockReason why, byte @Nullable [] sealedNote) {
    if (unlockedAt != null || !endsAt.isAfter(at)) {
      throw new Refusal("lock-over-already");
    }
    unlockedAt = at;
    unlockedBy = by;
    reason = why.name();
    note = sealedNote == null ? null : sealedNote.clone();
  }

  String id() {
    return id;
  }

  @Nullable Instant unlockedAt() {
    return unlockedAt;
  }

  String patient() {
    return patient;
  }
}
