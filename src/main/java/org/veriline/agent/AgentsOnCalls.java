package org.veriline.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.call.SeatEvent;

/** Agents' states follow their calls and phones, in the same transaction: all or nothing. */
@ApplicationScoped
@Transactional
public class AgentsOnCalls {
  @Inject Agents agents;
  @Inject Calls calls;

  void follow(@Observes CallEvent event) {
    if (event instanceof CallEvent.Offered offered) {
      offered(offered);
    } else if (event instanceof CallEvent.RangOut || event instanceof CallEvent.Declined) {
      missed(event);
    } else if (event instanceof CallEvent.Answered answered) {
      answered(answered);
    } else if (event instanceof CallEvent.Held held) {
      talking(held.seat(), event, AgentState.HELD, "held");
    } else if (event instanceof CallEvent.Unheld unheld) {
      talking(unheld.seat(), event, AgentState.TALKING, "unheld");
    } else if (event instanceof CallEvent.AgentLost lost) {
      talking(lost.seat(), event, AgentState.RECONNECTING, "phone-vanished");
      helpIsOver(event, null);
    } else if (event instanceof CallEvent.AgentBack back) {
      talking(back.seat(), event, AgentState.TALKING, "phone-back");
    } else if (event instanceof CallEvent.Requeued
        || event instanceof CallEvent.Transferred
        || event instanceof CallEvent.Released
        || event instanceof CallEvent.Abandoned
        || event instanceof CallEvent.Ended) {
      callIsOver(event, null);
    } else {
      withColleague(event);
    }
  }

  private void withColleague(CallEvent event) {
    if (event instanceof CallEvent.Asked asked) {
      offeredTo(asked.seat(), event, "asked-by-colleague");
      agentsTo(AgentState.CONSULTING, event, "asks-colleague");
    } else if (event instanceof CallEvent.Consulted consulted) {
      talking(consulted.seat(), event, AgentState.ASSISTING, "asked-by-colleague");
    } else if (event instanceof CallEvent.Returned returned) {
      helpIsOver(event, returned.why());
      agentsTo(AgentState.TALKING, event, "caller-back");
    } else if (event instanceof CallEvent.Joined) {
      agentsTo(AgentState.TALKING, event, "three-on-the-line");
    } else if (event instanceof CallEvent.Left) {
      helpIsOver(event, null);
    } else if (event instanceof CallEvent.HandedOver handed) {
      callIsOver(event, handed.seat());
      agents
          .atSeat(handed.seat())
          .ifPresent(
              shift -> {
                calls.answeredBy(event.call(), shift.userId());
                become(shift, AgentState.TALKING, null, event.call(), "handed-over", event.at());
              });
    }
  }

  /** The one whose call it is. */
  private void agentsTo(AgentState to, CallEvent event, String cause) {
    agents.onCall(event.call()).stream()
        .filter(Shift::talking)
        .forEach(shift -> become(shift, to, null, event.call(), cause, event.at()));
  }

  /** For a colleague who was asked and has not taken the call; one who did not answer is away. */
  private void helpIsOver(CallEvent event, CallEvent.Returned.@Nullable Why why) {
    boolean missed = why != null && why != CallEvent.Returned.Why.OVER;
    for (Shift shift : agents.onCall(event.call())) {
      if (shift.state() == AgentState.OFFERED && missed) {
        missed(shift, why == CallEvent.Returned.Why.DECLINED ? "declined" : "rang-out", event);
      } else if (shift.state() == AgentState.OFFERED || shift.state() == AgentState.ASSISTING) {
        agents.goOn(shift, "help-over", "system", event.at());
      }
    }
  }

  /** The phone registered or vanished, with or without a call. */
  public void follow(SeatEvent event) {
    agents
        .atSeat(event.seat())
        .ifPresent(
            shift -> {
              if (event instanceof SeatEvent.Registered) {
                registered(shift, event);
              } else {
                vanished(shift, event);
              }
            });
  }

  private void registered(Shift shift, SeatEvent event) {
    shift.phoneRegistered(true);
    if (shift.state() == AgentState.RECONNECTING && shift.call() == null) {
      agents.goOn(shift, "phone-back", "system", event.at());
    } else {
      agents.touched(shift, event.at());
    }
  }

  private void vanished(Shift shift, SeatEvent event) {
    shift.phoneRegistered(false);
    CallId call = shift.call();
    if (call != null && shift.talking()) {
      calls.record(new CallEvent.AgentLost(call, event.at(), shift.seat()));
    } else if (shift.state() == AgentState.READY) {
      shift.next(AgentState.READY, null);
      become(shift, AgentState.RECONNECTING, null, null, "phone-vanished", event.at());
    } else {
      agents.touched(shift, event.at());
    }
  }

  /** The time to come back is over. */
  public void gaveUpWaiting(String seat, Instant at) {
    agents
        .atSeat(seat)
        .filter(shift -> shift.state() == AgentState.RECONNECTING)
        .ifPresent(
            shift ->
                become(
                    shift,
                    AgentState.NOT_READY,
                    NotReadyReason.UNREACHABLE,
                    null,
                    "phone-did-not-return",
                    at));
  }

  private void offered(CallEvent.Offered offered) {
    callIsOver(offered, offered.seat());
    offeredTo(offered.seat(), offered, "offered");
  }

  private void offeredTo(String seat, CallEvent event, String cause) {
    agents
        .atSeat(seat)
        .filter(shift -> shift.state() == AgentState.READY)
        .ifPresent(
            shift -> become(shift, AgentState.OFFERED, null, event.call(), cause, event.at()));
  }

  private void missed(CallEvent event) {
    String cause = event instanceof CallEvent.Declined ? "declined" : "rang-out";
    agents.onCall(event.call()).stream()
        .filter(shift -> shift.state() == AgentState.OFFERED)
        .forEach(shift -> missed(shift, cause, event));
  }

  private void missed(Shift shift, String cause, CallEvent event) {
    become(shift, AgentState.NOT_READY, NotReadyReason.MISSED_CALL, null, cause, event.at());
  }

  private void answered(CallEvent.Answered answered) {
    callIsOver(answered, answered.seat());
    agents
        .atSeat(answered.seat())
        .ifPresent(
            shift -> {
              calls.answeredBy(answered.call(), shift.userId());
              become(shift, AgentState.TALKING, null, answered.call(), "answered", answered.at());
            });
  }

  private void talking(String seat, CallEvent event, AgentState to, String cause) {
    agents
        .atSeat(seat)
        .filter(shift -> shift.onCall(event.call()))
        .ifPresent(shift -> become(shift, to, null, event.call(), cause, event.at()));
  }

  /** For everybody who had this call, but the one at the seat that has it now. */
  private void callIsOver(CallEvent event, @Nullable String butAt) {
    agents.onCall(event.call()).stream()
        .filter(shift -> !shift.seat().equals(butAt))
        .forEach(
            shift -> {
              switch (shift.state()) {
                case OFFERED, ASSISTING ->
                    agents.goOn(shift, "gone-elsewhere", "system", event.at());
                case TALKING, HELD, CONSULTING ->
                    become(shift, AgentState.WRAP_UP, null, event.call(), "call-over", event.at());
                case RECONNECTING ->
                    become(
                        shift,
                        AgentState.NOT_READY,
                        NotReadyReason.UNREACHABLE,
                        null,
                        "phone-did-not-return",
                        event.at());
                case READY, NOT_READY, WRAP_UP, SIGNED_OUT -> {}
              }
            });
  }

  private void become(
      Shift shift,
      AgentState to,
      @Nullable NotReadyReason reason,
      @Nullable CallId call,
      String cause,
      Instant at) {
    agents.become(shift, to, reason, call, cause, Actor.SYSTEM.userId(), at);
  }
}
