package org.veriline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.agent.AgentChanged;
import org.veriline.agent.AgentState;
import org.veriline.agent.AgentView;
import org.veriline.agent.Agents;
import org.veriline.agent.NotReadyReason;
import org.veriline.call.Afterwards;
import org.veriline.call.Switch;

/**
 * Keeps the switch's queue members in line with who is on shift, in which state, for which queue.
 */
@ApplicationScoped
public class Staffing {
  @Inject Afterwards afterwards;
  @Inject Agents agents;
  @Inject CallQueues queues;
  @Inject Switch telephone;

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentChanged changed) {
    if (changed.from() == AgentState.SIGNED_OUT) {
      afterwards.run("join queues", () -> align(List.of(changed.seat())));
    } else if (changed.to() == AgentState.SIGNED_OUT) {
      afterwards.run("leave queues", () -> align(List.of(changed.seat())));
    } else if (!same(changed)) {
      // No look into the database: a call may ring the moment the pause is late.
      afterwards.run("pause", () -> pause(changed));
    }
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) QueuesChanged changed) {
    afterwards.run("align queues", this::alignAll);
  }

  /** Everything again, after the switch was away or the queues changed. */
  public void alignAll() {
    align(agents.seats());
  }

  private void align(List<String> seats) {
    Map<String, AgentView> onShift =
        agents.all().stream().collect(Collectors.toMap(AgentView::seat, Function.identity()));
    List<CallQueueRow> all = queues.list();
    for (String seat : seats) {
      AgentView agent = onShift.get(seat);
      Map<String, Integer> penalties =
          agent == null
              ? Map.of()
              : queues.queuesOf(agent.userId()).stream()
                  .collect(Collectors.toMap(MembershipRow::queue, MembershipRow::penalty));
      for (CallQueueRow queue : all) {
        Integer penalty = penalties.get(queue.id());
        if (agent != null && penalty != null && queue.enabled()) {
          String why = pausedBecause(agent.state(), agent.reason());
          telephone.join(queue.id(), seat, penalty, why);
        } else {
          telephone.leave(queue.id(), seat);
        }
      }
    }
  }

  private void pause(AgentChanged changed) {
    String why = pausedBecause(changed.to(), changed.reason());
    if (why == null) {
      telephone.unpause(changed.seat());
    } else {
      telephone.pause(changed.seat(), why);
    }
  }

  private static boolean same(AgentChanged changed) {
    return changed.from() == changed.to()
        || pausedBecause(changed.from(), null) == null && pausedBecause(changed.to(), null) == null;
  }

  private static @Nullable String pausedBecause(AgentState state, @Nullable NotReadyReason reason) {
    return switch (state) {
      case READY, OFFERED, TALKING, HELD, CONSULTING, ASSISTING -> null;
      case WRAP_UP, RECONNECTING, SIGNED_OUT, NOT_READY ->
          (reason == null ? state.name() : reason.name()).toLowerCase(Locale.ROOT);
    };
  }
}
