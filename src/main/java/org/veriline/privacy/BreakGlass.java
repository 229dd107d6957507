package org.veriline.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;

/** One emergency access: one person, one patient, half an hour, and a reason (RM-60). */
@Entity
@Table(name = "break_glass")
class BreakGlass {
  static final Duration TIME = Duration.ofMinutes(30);
  static final int SHORTEST_REASON = 15;
  static final int LONGEST_REASON = 1000;

  @Id private String id;

  /** The first of a row of extensions, which are judged together. */
  private String root;

  @Column(name = "user_id")
  private String user;

  private String session;
  private String patient;

  @Column(name = "call_id")
  private @Nullable String call;

  /** Sealed: who is in need, and of what. */
  private byte[] reason;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "until_at")
  private Instant untilAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected BreakGlass() {}

  BreakGlass(
      String id,
      String root,
      String user,
      String session,
      PatientRef patient,
      @Nullable String call,
      byte[] reason,
      Instant now) {
    this.id = id;
    this.root = root;
    this.user = user;
    this.session = session;
    this.patient = patient.value();
    this.call = call;
    this.reason = reason.clone();
    this.openedAt = now;
    this.untilAt = now.plus(TIME);
  }

  /** A reason that says something: the clinic's list of codes would be chosen blindly. */
  static String reason(String typed) {
    String text = typed.strip();
    if (text.length() < SHORTEST_REASON
        || text.chars().filter(Character::isLetter).distinct().count() < 5) {
      throw new Refusal("break-glass-reason-short", SHORTEST_REASON);
    }
    if (text.length() > LONGEST_REASON) {
      throw new Refusal("break-glass-reason-long", LONGEST_REASON);
    }
    return text;
  }

  static String associated(String id) {
    return "break-glass/" + id;
  }

  boolean isOpen(Instant now) {
    return closedAt == null && now.isBefore(untilAt);
  }

  /** True when this closed it. */
  boolean close(Instant now) {
    if (closedAt != null) {
      return false;
    }
    closedAt = now.isBefore(untilAt) ? now : untilAt;
    return true;
  }

  boolean belongsTo(String userId, String inSession) {
    return user.equals(userId) && session.equals(inSession);
  }

  String id() {
    return id;
  }

  String root() {
    return root;
  }

  String user() {
    return user;
  }

  PatientRef patient() {
    return new PatientRef(patient);
  }

  Optional<String> call() {
    return Optional.ofNullable(call);
  }

  byte[] sealedReason() {
    return reason.clone();
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant untilAt() {
    return untilAt;
  }
}
