package org.veriline.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.veriline.call.Afterwards;
import org.veriline.call.Calls;
import org.veriline.call.Switch;

/** The switch lets a seat's phone in by a secret that lives as long as the shift. */
@ApplicationScoped
public class SeatSecrets {
  @Inject Afterwards afterwards;
  @Inject Agents agents;
  @Inject Calls calls;
  @Inject Switch telephone;

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentChanged changed) {
    if (changed.from() == AgentState.SIGNED_OUT) {
      afterwards.run("seat secret", () -> letIn(changed.userId()));
    } else if (changed.to() == AgentState.SIGNED_OUT) {
      afterwards.run("seat locked", () -> lock(changed.seat()));
    }
  }

  private void letIn(String userId) {
    SeatCredential credential = agents.credential(userId);
    telephone.setSeatSecret(credential.seat(), credential.secret());
  }

  /** A caller still with the person who left goes first in the queue's line. */
  private void lock(String seat) {
    telephone.setSeatSecret(seat, Agents.newSecret());
    calls
        .liveCallOf(seat)
        .filter(call -> call.withAgent() && call.queue() != null)
        .ifPresent(call -> telephone.requeue(call.id(), String.valueOf(call.queue())));
    calls.helpedBy(seat).ifPresent(call -> telephone.drop(call.id(), seat));
  }

  /**
   * All of them again, after the switch was away: it may have forgotten the latest. A seat nobody
   * has gets a secret nobody knows, because a seat without one answers otherwise and shows itself.
   */
  public void setAll() {
    Map<String, AgentView> taken =
        agents.all().stream().collect(Collectors.toMap(AgentView::seat, Function.identity()));
    for (String seat : agents.seats()) {
      AgentView agent = taken.get(seat);
      telephone.setSeatSecret(
          seat, agent == null ? Agents.newSecret() : agents.credential(agent.userId()).secret());
    }
  }
}
