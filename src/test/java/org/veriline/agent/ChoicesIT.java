package org.veriline.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.Afterwards;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.testing.InPayara;
import org.veriline.testing.ScriptedSwitch;

/** What a person chooses while the switch tells something about the same person. */
class ChoicesIT extends InPayara {
  @Inject Afterwards afterwards;
  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject Calls calls;
  @Inject OneTransaction transaction;

  private final Actor agent = someone(Role.AGENT);

  @AfterEach
  void over() {
    agents.endShift(agent.userId());
    ScriptedSwitch.away();
  }

  @Test
  void choiceThatMeetsTheEndOfTheCallIsKept() {
    ScriptedSwitch.agree();
    String seat = as(agent, () -> agents.startShift(agent.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(seat, "there", Instant.now()));
    CallId call = new CallId("it-" + UUID.randomUUID());
    calls.record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
    calls.record(new CallEvent.Answered(call, Instant.now(), seat));

    transaction.of(
        () -> {
          assertEquals(AgentState.TALKING, agents.of(agent.userId()).orElseThrow().state());
          // The page has looked, and before it writes the caller hangs up.
          hangsUp(call);
          as(agent, () -> agents.next(agent.userId(), AgentState.NOT_READY, NotReadyReason.BREAK));
        });

    assertEquals(AgentState.WRAP_UP, agents.of(agent.userId()).orElseThrow().state());
    agents.wrapUpDone(agent.userId());
    AgentView now = agents.of(agent.userId()).orElseThrow();
    assertEquals(AgentState.NOT_READY, now.state());
    assertEquals(NotReadyReason.BREAK, now.reason());
  }

  /** On another thread, as the switch tells it. */
  private void hangsUp(CallId call) {
    CompletableFuture<CallId> ended = new CompletableFuture<>();
    afterwards.run(
        "the caller hangs up",
        () -> {
          calls.record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
          ended.complete(call);
        });
    assertEquals(call, ended.orTimeout(20, TimeUnit.SECONDS).join());
  }
}
