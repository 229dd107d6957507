package org.veriline.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** Lets one person choose a password and enrol a second factor, once. */
@Entity
@Table(name = "one_time_link")
class OneTimeLink {
  private static final Duration LIFE = Duration.ofHours(72);

  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  protected OneTimeLink() {
    this("", "", Instant.EPOCH);
  }

  OneTimeLink(String token, String userId, Instant now) {
    this.tokenHash = hash(token);
    this.userId = userId;
    this.expiresAt = now.plus(LIFE);
  }

  void mustBeGood(Instant now) {
    if (usedAt != null || now.isAfter(expiresAt)) {
      throw new Refusal("link-used-or-expired");
    }
  }

  void use(Instant now) {
    mustBeGood(now);
    usedAt = now;
  }

  String userId() {
    return userId;
  }

  static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("no SHA-256", missing);
    }
  }
}
