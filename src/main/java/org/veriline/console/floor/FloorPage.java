package org.veriline.console.floor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.agent.AgentState;
import org.veriline.agent.AgentView;
import org.veriline.agent.Agents;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;
import org.veriline.queue.Outcomes;
import org.veriline.queue.QueueBoard;
import org.veriline.queue.QueueTile;
import org.veriline.request.RequestRow;
import org.veriline.request.Requests;

/** The floor: six numbers, the queues, and who does what. All live numbers come from memory. */
@Named
@RequestScoped
public class FloorPage {
  private static final int URGENT = 50;

  @Inject Agents agents;
  @Inject CallQueues queues;
  @Inject Clock clock;
  @Inject Me me;
  @Inject QueueBoard board;
  @Inject Requests requests;
  @Inject Users users;
  @Inject Words words;

  private @Nullable List<AgentView> onShift;
  private @Nullable List<QueueTile> tiles;
  private @Nullable List<RequestRow> pending;
  private @Nullable Map<String, String> names;
  private @Nullable Map<String, CallQueueRow> queuesById;

  /** Nothing to do: the panels read themselves anew. */
  public void refresh() {}

  public long getServerNow() {
    return clock.millis();
  }

  public List<QueueTile> getTiles() {
    if (tiles == null) {
      tiles = board.tiles();
    }
    return tiles;
  }

  public int getWaiting() {
    return board.waiting();
  }

  public long getLongestWaitSince() {
    return board.longestWaitSince().map(Instant::toEpochMilli).orElse(0L);
  }

  public Outcomes getToday() {
    return sum(QueueTile::today);
  }

  public Outcomes getRecently() {
    return sum(QueueTile::recently);
  }

  private Outcomes sum(Function<QueueTile, Outcomes> span) {
    return getTiles().stream().map(span).reduce(Outcomes::plus).orElse(Outcomes.NONE);
  }

  public String percent(@Nullable Double level) {
    return level == null ? "–" : Math.round(level) + " %";
  }

  public String queueName(String id) {
    if (queuesById == null) {
      queuesById =
          queues.list().stream().collect(Collectors.toMap(CallQueueRow::id, queue -> queue));
    }
    CallQueueRow queue = queuesById.get(id);
    return queue == null ? id : queue.name(me.getLocale().getLanguage());
  }

  /** Everybody on shift; who has been in a state longest comes first within it. */
  public List<AgentView> getAgents() {
    if (onShift == null) {
      onShift =
          agents.all().stream()
              .filter(agent -> agent.state() != AgentState.SIGNED_OUT)
              .sorted(Comparator.comparing(AgentView::state).thenComparing(AgentView::since))
              .toList();
    }
    return onShift;
  }

  public long getReady() {
    return getAgents().stream().filter(agent -> agent.state() == AgentState.READY).count();
  }

  public String name(String userId) {
    if (names == null) {
      names = users.names(getAgents().stream().map(AgentView::userId).toList());
    }
    return names.getOrDefault(userId, "–");
  }

  public String stateWord(AgentView agent) {
    String word = words.get("desk.state." + agent.state());
    return agent.state() == AgentState.NOT_READY && agent.reason() != null
        ? word + ": " + words.get("desk.reason." + agent.reason())
        : word;
  }

  public List<RequestRow> getPending() {
    if (pending == null) {
      pending = me.may("request:take") ? requests.pending(0, URGENT) : List.of();
    }
    return pending;
  }

  public long getOverdue() {
    return getPending().stream().filter(request -> request.overdue(clock.instant())).count();
  }
}
