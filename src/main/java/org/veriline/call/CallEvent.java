package org.veriline.call;

import java.time.Instant;

/**
 * What happened on a call. Fired as a CDI event inside the transaction that recorded it, and only
 * when it changed something: a repeated event is silent.
 */
public sealed interface CallEvent extends SwitchEvent {
  CallId call();

  record Arrived(CallId call, Instant at, CallerNumber from) implements CallEvent {}

  record LanguageChosen(CallId call, Instant at, String language) implements CallEvent {}

  /** The application did not answer for the call, so the dialplan serves it alone. */
  record WentStatic(CallId call, Instant at) implements CallEvent {}

  record Queued(CallId call, Instant at, String queue) implements CallEvent {}

  /** Rings at a seat, not answered yet. */
  record Offered(CallId call, Instant at, String queue, String seat) implements CallEvent {}

  record RangOut(CallId call, Instant at, String seat) implements CallEvent {}

  record Declined(CallId call, Instant at, String seat) implements CallEvent {}

  record Answered(CallId call, Instant at, String seat) implements CallEvent {}

  record Held(CallId call, Instant at, String seat) implements CallEvent {}

  record Unheld(CallId call, Instant at, String seat) implements CallEvent {}

  /** The agent's phone vanished while talking; the caller hears music and the seat is kept. */
  record AgentLost(CallId call, Instant at, String seat) implements CallEvent {}

  /** The same person's phone came back and has the caller again. */
  record AgentBack(CallId call, Instant at, String seat) implements CallEvent {}

  /** Back in the queue, first in line: whoever answers next knows nothing of what was proved. */
  record Requeued(CallId call, Instant at, String queue) implements CallEvent {}

  /** Sent to another queue by the agent. */
  record Transferred(CallId call, Instant at, String queue) implements CallEvent {}

  /** A colleague's phone rings, and the caller hears music meanwhile. */
  record Asked(CallId call, Instant at, String seat) implements CallEvent {}

  /** The colleague answered; the two talk, and the caller hears nothing of it. */
  record Consulted(CallId call, Instant at, String seat) implements CallEvent {}

  /** The agent has the caller again, and the colleague is off the line. */
  record Returned(CallId call, Instant at, String seat, Why why) implements CallEvent {
    /** Why the colleague did not take the call. */
    public enum Why {
      /** They had talked about it, or the agent took the question back. */
      OVER,
      DECLINED,
      RANG_OUT
    }
  }

  /** The colleague has the caller now, with all that was proved. */
  record HandedOver(CallId call, Instant at, String seat) implements CallEvent {}

  /** The colleague is on the line with the two: all three hear each other. */
  record Joined(CallId call, Instant at, String seat) implements CallEvent {}

  /** The third is off the line again. */
  record Left(CallId call, Instant at, String seat) implements CallEvent {}

  /** The agent's part is over, whether the caller goes on or not. */
  record Released(CallId call, Instant at, String seat) implements CallEvent {}

  record Abandoned(CallId call, Instant at, String queue) implements CallEvent {}

  record Ended(CallId call, Instant at, EndCause cause) implements CallEvent {}
}
