package org.veriline.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.veriline.call.Afterwards;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallState;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.call.SeatEvent;
import org.veriline.call.Switch;

/**
 * A phone that vanishes in a call gets fifteen seconds to come back. The caller hears music
 * meanwhile, and is first in line afterwards. What is kept here only waits: after a restart of ours
 * the dialplan's own, slightly longer timer puts the caller back in line.
 */
@ApplicationScoped
public class Reconnections {
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Map<String, Instant> lostAt = new ConcurrentHashMap<>();

  @Inject Afterwards afterwards;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Switch telephone;

  public void lost(@Observes(during = TransactionPhase.AFTER_SUCCESS) CallEvent.AgentLost lost) {
    afterwards.run("keep the caller", () -> telephone.keep(lost.call()));
  }

  public void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentChanged changed) {
    if (changed.to() == AgentState.RECONNECTING) {
      lostAt.putIfAbsent(changed.seat(), clock.instant());
    } else {
      lostAt.remove(changed.seat());
    }
  }

  /** The phone is back: give it its caller. */
  public void registered(SeatEvent.Registered phone) {
    calls
        .liveCallOf(phone.seat())
        .filter(call -> call.state() == CallState.KEPT)
        .ifPresent(
            call -> afterwards.run("ring back", () -> telephone.ringBack(call.id(), phone.seat())));
  }

  /** Whose phone vanished cannot help any more; the other two go on. */
  public void vanished(SeatEvent.Vanished phone) {
    calls
        .helpedBy(phone.seat())
        .ifPresent(call -> afterwards.run("drop", () -> telephone.drop(call.id(), phone.seat())));
  }

  void look() {
    Instant latest = clock.instant().minus(PATIENCE);
    lostAt.forEach(
        (seat, since) -> {
          if (since.isBefore(latest)) {
            lostAt.remove(seat, since);
            giveUp(seat);
          }
        });
  }

  private void giveUp(String seat) {
    calls
        .liveCallOf(seat)
        .filter(call -> call.state() == CallState.KEPT)
        .ifPresentOrElse(this::requeue, () -> agentsOnCalls.gaveUpWaiting(seat, clock.instant()));
  }

  /** The agent's state follows the Requeued that comes back. */
  private void requeue(CallView call) {
    String queue = call.queue();
    CallId id = call.id();
    if (queue != null) {
      telephone.requeue(id, queue);
    }
  }
}
