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
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.call.InterpreterLineRow;
import org.veriline.call.InterpreterLines;
import org.veriline.call.OutsideNumber;
import org.veriline.call.OutsideParties;
import org.veriline.call.OutsidePartyView;
import org.veriline.call.Switch;
import org.veriline.platform.Refusal;

/**
 * Asking a colleague, or somebody outside, about a caller, who hears music meanwhile; and what may
 * follow: the caller is handed over, all three talk, or the agent goes on alone. Who did it is
 * written before the switch is asked, and what became of it is told by the switch.
 */
@ApplicationScoped
@Transactional
public class Consultations {
  @Inject Actors actors;
  @Inject Afterwards afterwards;
  @Inject Agents agents;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject InterpreterLines interpreters;
  @Inject OutsideParties outsiders;
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
    CallView mine = mustTalkAlone(call);
    AgentView asked =
        colleagues().stream()
            .filter(agent -> agent.userId().equals(colleague))
            .findFirst()
            .orElseThrow(() -> new Refusal("colleague-not-ready"));
    write(call, "colleague-asked", user(asked));
    telephone.consult(call, seat(mine), asked.seat());
  }

  /**
   * Calls an interpreter of the clinic's list (TE-29). Until they join, the caller hears music and
   * nothing of what is arranged.
   */
  @RequiresPermissions("interaction:handle:own")
  public void askInterpreter(CallId call, String line) {
    CallView mine = mustTalkAlone(call);
    InterpreterLineRow interpreter =
        interpreters.find(line).orElseThrow(() -> new Refusal("interpreter-not-listed"));
    write(call, "interpreter-asked", outsiders.interpreter(call, interpreter).object());
    telephone.consultOutside(call, seat(mine), interpreter.number());
  }

  /** Calls a number of the person's own choice; why is reviewed. */
  @RequiresPermissions("call:dial:free")
  public void askOutside(CallId call, String typed, String reason) {
    CallView mine = mustTalkAlone(call);
    CallerNumber number = OutsideNumber.read(typed);
    write(call, "number-typed", outsiders.number(call, number, reason).object());
    telephone.consultOutside(call, seat(mine), number);
  }

  /** Goes on with the caller alone, also while the colleague's phone still rings. */
  @RequiresPermissions("interaction:handle:own")
  public void takeBack(CallId call) {
    CallView mine = mustConsult(call);
    write(call, "caller-taken-back", object(mine));
    telephone.takeBack(call, seat(mine));
  }

  /** The colleague has the caller from now on, and with the caller what was proved. */
  @RequiresPermissions("interaction:handle:own")
  public void handOver(CallId call) {
    CallView mine = mustConsult(call);
    if (mine.withOutside()) {
      // Whoever is outside has no desk, and nothing that was proved goes to them (TE-20).
      throw new Refusal("outside-not-handed-over");
    }
    mustHaveAnswered(mine);
    AgentView colleague = second(mine);
    write(call, "handed-over", user(colleague));
    telephone.handOver(call, seat(mine), colleague.seat());
  }

  /** Caller, agent and colleague talk with each other. */
  @RequiresPermissions("interaction:handle:own")
  public void joinThree(CallId call) {
    CallView mine = mustConsult(call);
    mustHaveAnswered(mine);
    write(call, mine.withOutside() ? "outside-brought-in" : "colleague-brought-in", object(mine));
    telephone.joinThree(call, seat(mine), String.valueOf(mine.second()));
  }

  /** The colleague leaves the three. */
  @RequiresPermissions("interaction:handle:own")
  public void dismiss(CallId call) {
    CallView mine = mine(call);
    if (mine.second() == null || mine.state() == CallState.CONSULT) {
      throw new Refusal("nobody-to-dismiss");
    }
    write(call, mine.withOutside() ? "outside-dismissed" : "colleague-dismissed", object(mine));
    telephone.drop(call, String.valueOf(mine.second()));
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

  private CallView mustTalkAlone(CallId call) {
    CallView mine = mine(call);
    if (mine.state() != CallState.TALKING || mine.second() != null) {
      throw new Refusal("consult-not-talking");
    }
    return mine;
  }

  private CallView mustConsult(CallId call) {
    CallView mine = mine(call);
    if (mine.state() != CallState.CONSULT) {
      throw new Refusal("nobody-asked");
    }
    return mine;
  }

  private void mustHaveAnswered(CallView call) {
    boolean there =
        call.withOutside()
            ? outsiders.present(call.id()).filter(OutsidePartyView::answered).isPresent()
            : second(call).state() == AgentState.ASSISTING;
    if (!there) {
      throw new Refusal("colleague-not-there");
    }
  }

  /** Whom the trail names. */
  private String object(CallView call) {
    return call.withOutside()
        ? outsiders.present(call.id()).map(OutsidePartyView::object).orElse("outside-party")
        : user(second(call));
  }

  private static String user(AgentView colleague) {
    return "user/" + colleague.userId();
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

  private void write(CallId call, String reason, String object) {
    Actor actor = actors.current();
    audit.write(
        AuditEvent.by(actor)
            .action(Action.CALL_TRANSFER)
            .call(call.value())
            .reason(reason)
            .object(object)
            .build());
  }
}
