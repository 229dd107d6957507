package org.veriline.agent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/** A person at work, in one seat and one state. */
@Entity
@Table(name = "shift")
class Shift {
  @Id private String id;

  @Column(name = "user_id")
  private String userId;

  private String seat;

  /** Null once the shift is over: keeps a person and a seat to one open shift. */
  @Column(name = "open_user")
  private @Nullable String openUser;

  @Column(name = "open_seat")
  private @Nullable String openSeat;

  /** Sealed. */
  @Column(name = "seat_secret")
  private byte[] seatSecret;

  @Column(name = "microphone_checked")
  private boolean microphoneChecked;

  @Column(name = "no911_understood")
  private boolean no911Understood;

  @Column(name = "phone_registered")
  private boolean phoneRegistered;

  @Enumerated(EnumType.STRING)
  private AgentState state;

  @Enumerated(EnumType.STRING)
  private @Nullable NotReadyReason reason;

  private Instant since;

  @Enumerated(EnumType.STRING)
  @Column(name = "next_state")
  private @Nullable AgentState nextState;

  @Enumerated(EnumType.STRING)
  @Column(name = "next_reason")
  private @Nullable NotReadyReason nextReason;

  @Column(name = "call_id")
  private @Nullable String call;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Shift() {}

  Shift(String userId, String seat, byte[] sealedSecret, Instant at) {
    this.id = Ids.next();
    this.userId = userId;
    this.seat = seat;
    this.openUser = userId;
    this.openSeat = seat;
    this.seatSecret = sealedSecret.clone();
    this.state = AgentState.NOT_READY;
    this.reason = NotReadyReason.STARTING;
    this.since = at;
    this.startedAt = at;
  }

  void checked(boolean microphone, boolean no911) {
    microphoneChecked |= microphone;
    no911Understood |= no911;
  }

  /** A person may take calls only with a phone that works, and knowing what it cannot do. */
  void mustBeAbleToTakeCalls() {
    if (!microphoneChecked) {
      throw new Refusal("microphone-not-checked");
    }
    if (!no911Understood) {
      throw new Refusal("no-911-not-confirmed");
    }
    if (!phoneRegistered) {
      throw new Refusal("phone-not-registered");
    }
  }

  void become(AgentState to, @Nullable NotReadyReason why, @Nullable CallId with, Instant at) {
    if (state == AgentState.NOT_READY && reason != null && reason.chosen()) {
      // Who dials in a pause that they chose goes back to it and not into the line.
      next(AgentState.NOT_READY, reason);
    }
    state = to;
    reason = why;
    call = with == null ? null : with.value();
    since = at;
    if (to == AgentState.READY || to == AgentState.NOT_READY) {
      nextState = null;
      nextReason = null;
    }
    if (to == AgentState.SIGNED_OUT) {
      openUser = null;
      openSeat = null;
      endedAt = at;
    }
  }

  void next(AgentState then, @Nullable NotReadyReason why) {
    nextState = then;
    nextReason = why;
  }

  void phoneRegistered(boolean registered) {
    phoneRegistered = registered;
  }

  /** Busy with a call or what follows it: a wish for another state waits until that is over. */
  boolean busy() {
    return switch (state) {
      case OFFERED, TALKING, HELD, CONSULTING, ASSISTING, WRAP_UP, RECONNECTING -> true;
      case READY, NOT_READY, SIGNED_OUT -> false;
    };
  }

  boolean onCall(CallId which) {
    return which.value().equals(call);
  }

  boolean talking() {
    return switch (state) {
      case TALKING, HELD, CONSULTING -> true;
      default -> false;
    };
  }

  String id() {
    return id;
  }

  String userId() {
    return userId;
  }

  String seat() {
    return seat;
  }

  AgentState state() {
    return state;
  }

  @Nullable NotReadyReason reason() {
    return reason;
  }

  @Nullable CallId call() {
    return call == null ? null : new CallId(call);
  }

  @Nullable AgentState nextState() {
    return nextState;
  }

  @Nullable NotReadyReason nextReason() {
    return nextReason;
  }

  byte[] sealedSecret() {
    return seatSecret.clone();
  }

  AgentView view() {
    return new AgentView(
        userId, seat, state, reason, since, nextState, nextReason, call(), phoneRegistered);
  }
}
