package org.veriline.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One secret of one owner, as a slow hash. Nothing turns it back. */
@Entity
@Table(name = "standing_secret")
class StandingSecret {
  private static final int WRONG_PINS_THAT_LOCK = 5;

  @Id private String id;
  private String owner;

  @Enumerated(EnumType.STRING)
  private SecretKind kind;

  private String hash;
  private int failures;

  @Column(name = "locked_at")
  private @Nullable Instant lockedAt;

  @Column(name = "enrolled_at")
  private Instant enrolledAt;

  @Column(name = "enrolled_by")
  private String enrolledBy;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected StandingSecret() {}

  @SuppressWarnings("NullAway.Init")
  StandingSecret(String owner, SecretKind kind) {
    this.id = id(owner, kind);
    this.owner = owner;
    this.kind = kind;
  }

  static String id(String owner, SecretKind kind) {
    return owner + "/" + kind.name();
  }

  void enrol(String newHash, String by, Instant at) {
    hash = newHash;
    failures = 0;
    lockedAt = null;
    enrolledAt = at;
    enrolledBy = by;
  }

  /** True when this wrong one was one too many. */
  boolean wrong(Instant at) {
    failures++;
    if (kind == SecretKind.PIN && failures >= WRONG_PINS_THAT_LOCK && lockedAt == null) {
      lockedAt = at;
      return true;
    }
    return false;
  }

  void right() {
    failures = 0;
  }

  String owner() {
    return owner;
  }

  String hash() {
    return hash;
  }

  boolean isLocked() {
    return lockedAt != null;
  }
}
