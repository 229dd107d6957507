package org.veriline.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a person was signed in from then until then. */
@Entity
@Table(name = "sign_in")
class SignInRecord {
  @Id private String id;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "end_reason")
  private SignedOff.@Nullable Reason endReason;

  protected SignInRecord() {
    this("", "", Instant.EPOCH);
  }

  SignInRecord(String id, String userId, Instant startedAt) {
    this.id = id;
    this.userId = userId;
    this.startedAt = startedAt;
  }

  void end(Instant now, SignedOff.Reason reason) {
    if (endedAt == null) {
      endedAt = now;
      endReason = reason;
    }
  }
}
