package org.veriline.agent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.platform.Ids;

/** One stretch of one state in the log: with cause and who caused it. */
@Entity
@Table(name = "agent_state")
class StateRow {
  @Id private String id;

  @Column(name = "user_id")
  private String userId;

  private String seat;

  @Enumerated(EnumType.STRING)
  private AgentState state;

  @Enumerated(EnumType.STRING)
  private @Nullable NotReadyReason reason;

  @Column(name = "call_id")
  private @Nullable String call;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  private String cause;
  private String actor;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected StateRow() {}

  StateRow(Shift shift, Instant beganAt, String cause, String actor) {
    CallId with = shift.call();
    this.id = Ids.next();
    this.userId = shift.userId();
    this.seat = shift.seat();
    this.state = shift.state();
    this.reason = shift.reason();
    this.call = with == null ? null : with.value();
    this.beganAt = beganAt;
    this.cause = cause;
    this.actor = actor;
  }

  void end(Instant at) {
    endedAt = at;
  }
}
