package org.veriline.wrapup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** One agent's part of one call, from the answer to the outcome code. */
@Entity
@Table(name = "wrap_up")
class WrapUp {
  /** 15.2: after this the page prompts. */
  static final Duration LIMIT = Duration.ofSeconds(120);

  static final Duration EXTENSION = Duration.ofSeconds(60);

  /** 15.2 and CC-22: after this the appliance closes it without a code. */
  static final Duration LONGEST = Duration.ofSeconds(300);

  @Id private String id;

  @Column(name = "call_id")
  private String call;

  @Column(name = "user_id")
  private String user;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "prompt_at")
  private @Nullable Instant promptAt;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Disposition disposition;

  @Column(name = "verified_level")
  private @Nullable String level;

  @Column(name = "request_id")
  private @Nullable String request;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected WrapUp() {}

  WrapUp(String id, String call, String user, Instant answeredAt) {
    this.id = id;
    this.call = call;
    this.user = user;
    this.answeredAt = answeredAt;
  }

  /** The call is over for this agent. Told twice, the first time stands. */
  void ended(Instant at) {
    if (endedAt == null) {
      endedAt = at;
      promptAt = at.plus(LIMIT);
    }
  }

  /** A caller who was put back into the queue has come to the same agent again. */
  void goOn() {
    endedAt = null;
    promptAt = null;
  }

  /** A code chosen, during the call or after it; it may be changed until the wrap-up is done. */
  void choose(Disposition chosen) {
    mustBeOpen();
    if (chosen == Disposition.AUTO_NONE) {
      throw new Refusal("disposition-not-yours-to-choose");
    }
    disposition = chosen;
  }

  /** More time, but never past the longest. */
  void extend(Instant now) {
    mustBeOpen();
    Instant end = endedAt;
    if (end == null) {
      throw new Refusal("wrap-up-not-begun");
    }
    Instant asked = now.plus(EXTENSION);
    Instant last = end.plus(LONGEST);
    Instant before = promptAt;
    Instant next = asked.isBefore(last) ? asked : last;
    promptAt = before != null && before.isAfter(next) ? before : next;
  }

  /** Finished by the agent. */
  Disposition finish(Instant at, String verifiedLevel, @Nullable String requestId) {
    mustBeOpen();
    Disposition chosen = disposition;
    if (chosen == null) {
      throw new Refusal("disposition-missing");
    }
    if (endedAt == null) {
      throw new Refusal("wrap-up-not-begun");
    }
    doneAt = at;
    level = verifiedLevel;
    request = requestId;
    return chosen;
  }

  /** Whether nobody finished it in time. */
  boolean overdue(Instant now) {
    return doneAt == null && endedAt != null && !now.isBefore(endedAt.plus(LONGEST));
  }

  /** Closed by the appliance: a code chosen during the call stands, none counts as a defect. */
  void close(Instant at, String verifiedLevel) {
    if (doneAt == null) {
      disposition = disposition == null ? Disposition.AUTO_NONE : disposition;
      doneAt = at;
      level = verifiedLevel;
    }
  }

  private void mustBeOpen() {
    if (doneAt != null) {
      throw new Refusal("wrap-up-already-done");
    }
  }

  String call() {
    return call;
  }

  String user() {
    return user;
  }

  @Nullable Disposition disposition() {
    return disposition;
  }

  WrapUps.Outcome outcome() {
    return new WrapUps.Outcome(disposition, level);
  }

  WrapUpView view() {
    return new WrapUpView(call, endedAt, promptAt, disposition, doneAt != null);
  }
}
