package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.agent.AgentState;
import org.veriline.agent.AgentView;
import org.veriline.agent.Agents;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.platform.Refusal;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;
import org.veriline.verification.FlagsView;
import org.veriline.verification.OtherParties;
import org.veriline.verification.OtherView;
import org.veriline.verification.OutboundView;
import org.veriline.verification.PossessionView;
import org.veriline.verification.Possessions;
import org.veriline.verification.RedFlags;
import org.veriline.verification.ResultCalls;
import org.veriline.verification.ScriptView;
import org.veriline.verification.Verifications;
import org.veriline.wrapup.WrapUpView;
import org.veriline.wrapup.WrapUps;

/**
 * What is true at this moment for the person at this desk, asked for once a request. The panels
 * read it; whoever changes something calls {@link #forget} so that the page is drawn from the state
 * after the deed.
 */
@RequestScoped
public class Now {
  @Inject Actors actors;
  @Inject Agents agents;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject CallQueues queues;
  @Inject OtherParties others;
  @Inject Possessions possessions;
  @Inject RedFlags redFlags;
  @Inject ResultCalls results;
  @Inject Verifications verifications;
  @Inject WrapUps wrapUps;

  private @Nullable Optional<AgentView> agent;
  private @Nullable Optional<CallView> call;
  private @Nullable Optional<ScriptView> script;
  private @Nullable Optional<OtherView> other;
  private @Nullable Optional<FlagsView> flags;
  private @Nullable Optional<PossessionView> possession;
  private @Nullable Optional<OutboundView> outbound;
  private @Nullable Optional<WrapUpView> wrapUp;
  private @Nullable List<CallQueueRow> allQueues;

  void forget() {
    agent = null;
    call = null;
    script = null;
    other = null;
    flags = null;
    possession = null;
    outbound = null;
    wrapUp = null;
  }

  Instant instant() {
    return clock.instant();
  }

  String userId() {
    return actors.current().userId();
  }

  Optional<AgentView> agent() {
    if (agent == null) {
      agent = agents.of(userId()).filter(view -> view.state() != AgentState.SIGNED_OUT);
    }
    return agent;
  }

  AgentState state() {
    return agent().map(AgentView::state).orElse(AgentState.SIGNED_OUT);
  }

  /** The call that rings, goes on, or is being wrapped up; one of a colleague's is none. */
  Optional<CallView> call() {
    if (call == null) {
      call = anyCall().filter(view -> !helps(view));
    }
    return call;
  }

  /** A colleague's call on which this person is asked, or is on the line. */
  Optional<CallView> helping() {
    return anyCall().filter(this::helps);
  }

  private Optional<CallView> anyCall() {
    return agent().flatMap(view -> Optional.ofNullable(view.call())).flatMap(calls::find);
  }

  private boolean helps(CallView view) {
    return agent().map(AgentView::seat).filter(seat -> seat.equals(view.second())).isPresent();
  }

  /** The call this person talks on; every deed about a caller starts here. */
  CallId mustTalk() {
    return call()
        .filter(view -> view.withAgent(userId()))
        .map(CallView::id)
        .orElseThrow(() -> new Refusal("no-call"));
  }

  CallId mustHaveCall() {
    return call().map(CallView::id).orElseThrow(() -> new Refusal("no-call"));
  }

  /** The script, while somebody is on the line. */
  Optional<ScriptView> script() {
    if (script == null) {
      script =
          call()
              .filter(view -> view.withAgent(userId()))
              .filter(view -> onLine())
              .map(CallView::id)
              .flatMap(id -> stillThere(() -> Optional.of(verifications.view(id))));
    }
    return script;
  }

  /** The script of who calls for somebody else, once they said who they are. */
  Optional<OtherView> other() {
    if (other == null) {
      other =
          script()
              .filter(ScriptView::forSomebodyElse)
              .flatMap(view -> call())
              .map(CallView::id)
              .flatMap(id -> stillThere(() -> others.view(id)));
    }
    return other;
  }

  /** What is doubtful about this call, and what follows from it, while somebody is on the line. */
  Optional<FlagsView> flags() {
    if (flags == null) {
      flags =
          script()
              .flatMap(view -> call())
              .map(CallView::id)
              .flatMap(id -> stillThere(() -> Optional.of(redFlags.view(id))));
    }
    return flags;
  }

  /**
   * The agent's part may be over between two looks for one answer: then there is nothing to see any
   * more, which is no error, and the next look sees the person's new state.
   */
  private <T> Optional<T> stillThere(Supplier<Optional<T>> look) {
    try {
      return look.get();
    } catch (Refusal refused) {
      if (!refused.id().equals("call-not-yours")) {
        throw refused;
      }
      agent = null;
      call = null;
      return Optional.empty();
    }
  }

  /** Whether a call is offered, goes on, or is wrapped up. */
  boolean busy() {
    return switch (state()) {
      case OFFERED, TALKING, HELD, CONSULTING, ASSISTING, WRAP_UP, RECONNECTING -> true;
      default -> false;
    };
  }

  private boolean onLine() {
    return switch (state()) {
      case TALKING, HELD, CONSULTING, RECONNECTING -> true;
      default -> false;
    };
  }

  /** What the telephone was asked for in this call, and what came of it. */
  Optional<PossessionView> possession() {
    if (possession == null) {
      possession = call().map(CallView::id).flatMap(possessions::latest);
    }
    return possession;
  }

  /** Where a call is that was dialled for a task, while somebody is on the line. */
  Optional<OutboundView> outbound() {
    if (outbound == null) {
      outbound =
          call()
              .filter(CallView::withAgent)
              .filter(view -> onLine())
              .filter(CallView::outbound)
              .map(CallView::id)
              .flatMap(id -> stillThere(() -> results.view(id)));
    }
    return outbound;
  }

  Optional<WrapUpView> wrapUp() {
    if (wrapUp == null) {
      wrapUp = call().map(CallView::id).flatMap(wrapUps::mine);
    }
    return wrapUp;
  }

  List<CallQueueRow> queues() {
    if (allQueues == null) {
      allQueues = queues.list().stream().filter(CallQueueRow::enabled).toList();
    }
    return allQueues;
  }

  String queueName(String language) {
    return call()
        .flatMap(view -> Optional.ofNullable(view.queue()))
        .flatMap(id -> queues().stream().filter(queue -> queue.id().equals(id)).findFirst())
        .map(queue -> queue.name(language))
        .orElse("");
  }

  /** The caller's language; sentences to be said aloud are in it. */
  String callersLanguage() {
    return call().map(CallView::language).filter("es"::equals).orElse("en");
  }
}
