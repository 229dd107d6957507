package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.veriline.agent.AgentState;
import org.veriline.agent.AgentView;
import org.veriline.agent.NotReadyReason;
import org.veriline.call.CallView;
import org.veriline.call.Switch;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.platform.Messages;
import org.veriline.privacy.Disclosures;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.QueueBoard;

/** What bar and call card of the desk show. */
@Named("desk")
@RequestScoped
public class DeskView {
  @Inject Disclosures disclosures;
  @Inject Me me;
  @Inject Now now;
  @Inject QueueBoard board;
  @Inject Switch telephone;
  @Inject Words words;

  public String getState() {
    return now.state().name();
  }

  public boolean isOnShift() {
    return now.agent().isPresent();
  }

  public boolean isMySidePrivate() {
    return disclosures.isMySidePrivate();
  }

  public boolean isBusy() {
    return now.busy();
  }

  public String getStateWord() {
    return word(now.state(), now.agent().map(AgentView::reason).orElse(NotReadyReason.STARTING));
  }

  public String getNextWord() {
    return word(
        now.agent().map(AgentView::next).orElse(AgentState.READY),
        now.agent().map(AgentView::nextReason).orElse(NotReadyReason.BREAK));
  }

  private String word(AgentState state, NotReadyReason reason) {
    return state == AgentState.NOT_READY
        ? words.get("desk.state.NOT_READY") + ": " + words.get("desk.reason." + reason)
        : words.get("desk.state." + state);
  }

  /** The shape that goes with colour and word. */
  public String getStateIcon() {
    return switch (now.state()) {
      case READY -> "check";
      case OFFERED -> "ring";
      case TALKING, ASSISTING -> "phone";
      case CONSULTING -> "transfer";
      case HELD, NOT_READY -> "pause";
      case WRAP_UP -> "clock";
      case RECONNECTING -> "link";
      case SIGNED_OUT -> "out";
    };
  }

  public List<NotReadyReason> getReasons() {
    return Arrays.stream(NotReadyReason.values()).filter(NotReadyReason::chosen).toList();
  }

  public long getSince() {
    return millis(now.agent().map(AgentView::since));
  }

  public int getWaiting() {
    return board.waiting();
  }

  public long getLongestWaitSince() {
    return millis(board.longestWaitSince());
  }

  public long getServerNow() {
    return now.instant().toEpochMilli();
  }

  public boolean isSwitchReachable() {
    return telephone.reachable();
  }

  /** Opaque; empty when no call rings, goes on, or is wrapped up. */
  public String getCallToken() {
    return now.call().map(call -> call.id().value()).orElse("");
  }

  public String getQueueId() {
    return now.call().map(CallView::queue).orElse("");
  }

  public String getQueueName() {
    return now.queueName(getLanguage());
  }

  /** The timer counts from the answer; while it rings, from the arrival in the queue. */
  public long getCallSince() {
    return millis(
        now.call()
            .map(
                call ->
                    Optional.ofNullable(call.answered())
                        .or(() -> Optional.ofNullable(call.queued()))
                        .orElse(call.arrived())));
  }

  public String getWaited() {
    return now.call()
        .flatMap(call -> waited(call))
        .map(
            wait -> String.format(Locale.ROOT, "%02d:%02d", wait.toMinutes(), wait.toSecondsPart()))
        .map(text -> words.with("desk.call.waited", text))
        .orElse("");
  }

  private static Optional<Duration> waited(CallView call) {
    Instant queued = call.queued();
    Instant answered = call.answered();
    // After a transfer the caller was answered before joining the present queue.
    return queued == null || answered == null || answered.isBefore(queued)
        ? Optional.empty()
        : Optional.of(Duration.between(queued, answered));
  }

  public String getCallersLanguage() {
    return now.callersLanguage();
  }

  public List<CallQueueRow> getQueues() {
    return now.queues();
  }

  public String getLanguage() {
    return me.getLocale().getLanguage();
  }

  /** The switch's WebSocket, on the console's own origin. */
  public String getPhoneAddress() {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    return "wss://" + external.getRequestHeaderMap().get("Host") + "/ws";
  }

  /** The words the page's script says, as JSON. */
  public String getScriptWords() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    Messages.keys(me.getLocale(), "desk.js.")
        .forEach(key -> json.add(key.substring(8), words.get(key)));
    return json.build().toString();
  }

  private static long millis(Optional<Instant> instant) {
    return instant.map(Instant::toEpochMilli).orElse(0L);
  }
}
