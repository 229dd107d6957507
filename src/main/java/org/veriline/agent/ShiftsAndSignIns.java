package org.veriline.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.veriline.access.IdleCheck;
import org.veriline.access.SignedOff;

/** A shift ends with the sign-in, unless the same person is about to be back. */
@ApplicationScoped
public class ShiftsAndSignIns {
  @Inject Agents agents;

  void signedOff(@Observes SignedOff ending) {
    switch (ending.reason()) {
      // Somewhere else, or after our own restart, the person goes on where they were.
      case REPLACED, RESTART -> {}
      case LEFT, IDLE, TOO_LONG, ROLES_CHANGED, SUSPENDED ->
          agents.endShift(ending.actor().userId());
    }
  }

  /** Who talks is at work, whatever the keyboard says. */
  void idle(@Observes IdleCheck check) {
    agents
        .of(check.userId())
        .filter(agent -> agent.call() != null && agent.state() != AgentState.WRAP_UP)
        .ifPresent(agent -> check.atWork());
  }
}
