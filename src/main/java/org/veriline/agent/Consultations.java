package org.veriline.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.call.Afterwards;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallState;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.call.Switch;
import org.veriline.platform.Refusal;

/**
 * Asking a colleague about a caller, who hears music meanwhile; and what may follow: the caller is
 * handed over, all three talk, or the agent goes on alone. Who did it is written before the switch
 * is asked, and what became of it is told by the switch.
 */
@ApplicationScoped
@Transactional
public class Consultations {
  @Inject Actors actors;
  @Inject Afterwards afterwards;
  @Inject Agents agents;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Switch telephone;

  /** Who could be asked now: everybody who is ready and whose phone rings, longest first. */
  @RequiresPermissions("interaction:handle:own")
  public List<AgentView> colleagues() {
    String me = actors.current().userId();
    return agents.all().stream()
        .filter(agent -> agent.state() == AgentState.READY && agent.phoneRegistered())
        .filter(agent -> !agent.userId().equals(me))
        .sorted((one, other) -> one.since().compareTo(other.since()))
        .toList();
  }

  /** Rings the colleague. */
  @RequiresPermissions("interaction:handle:own")
  public void ask(CallId call, String colleague) {
    CallView mine = mine(call);
    if (mine.state() != CallState.TALKING || mine.second() != null) {
      throw new Refusal("consult-not-talking");
    }
    AgentView asked =
        colleagues().stream()
            .filter(agent -> agent.userId().equals(colleague))
            .findFirst()
            .orElseThrow(() -> new Refusal("colleague-not-ready"));
    write(call, "colleague-asked", asked);
    telephone.consult(call, seat(mine), asked.seat());
  }

  /** Goes on with the caller alone, also while the colleague's phone still rings. */
  @RequiresPermissions("interaction:handle:own")
  public void takeBack(CallId call) {
    CallView mine = mustConsult(call);
    write(call, "caller-taken-back", second(mine));
    telephone.takeBack(call, seat(mine));
  }

  /** The colleague has the caller from now on, and with the caller what was proved. */
  @RequiresPermissions("interaction:handle:own")
  public void handOver(CallId call) {
    CallView mine = mustConsult(call);
    AgentView colleague = mustHaveAnswered(mine);
    write(call, "handed-over", colleague);
    telephone.handOver(call, seat(mine), colleague.seat());
  }

  /** Caller, agent and colleague talk with each other. */
  @RequiresPermissions("interaction:handle:own")
  public void joinThree(CallId call) {
    CallView mine = mustConsult(call);
    AgentView colleague = mustHaveAnswered(mine);
    write(call, "colleague-brought-in", colleague);
    telephone.joinThree(call, seat(mine), colleague.seat());
  }

  /** The colleague leaves the three. */
  @RequiresPermissions("interaction:handle:own")
  public void dismiss(CallId call) {
    CallView mine = mine(call);
    if (mine.second() == null || mine.state() == CallState.CONSULT) {
      throw new Refusal("nobody-to-dismiss");
    }
    AgentView colleague = second(mine);
    write(call, "colleague-dismissed", colleague);
    telephone.drop(call, colleague.seat());
  }

  /** The two who are left have their own line again. */
  void left(@Observes(during = TransactionPhase.AFTER_SUCCESS) CallEvent.Left event) {
    afterwards.run("two on the line again", () -> alone(event.call()));
  }

  private void alone(CallId call) {
    calls
        .find(call)
        .filter(view -> view.withAgent() && view.state() != CallState.KEPT)
        .ifPresent(view -> telephone.alone(call, seat(view)));
  }

  private CallView mine(CallId call) {
    String me = actors.current().userId();
    return calls
        .find(call)
        .filter(view -> view.withAgent(me))
        .orElseThrow(() -> new Refusal("no-call"));
  }

  private CallView mustConsult(CallId call) {
    CallView mine = mine(call);
    if (mine.state() != CallState.CONSULT) {
      throw new Refusal("nobody-asked");
    }
    return mine;
  }

  private AgentView mustHaveAnswered(CallView call) {
    AgentView colleague = second(call);
    if (colleague.state() != AgentState.ASSISTING) {
      throw new Refusal("colleague-not-there");
    }
    return colleague;
  }

  private AgentView second(CallView call) {
    return agents
        .atSeat(String.valueOf(call.second()))
        .map(Shift::view)
        .orElseThrow(() -> new Refusal("colleague-not-there"));
  }

  private static String seat(CallView call) {
    return String.valueOf(call.seat());
  }

  private void write(CallId call, String reason, AgentView colleague) {
    Actor actor = actors.current();
    audit.write(
        AuditEvent.by(actor)
            .action(Action.CALL_TRANSFER)
            .call(call.value())
            .reason(reason)
            .object("user/" + colleague.userId())
            .build());
  }
}
