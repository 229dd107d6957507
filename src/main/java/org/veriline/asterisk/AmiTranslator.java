package org.veriline.asterisk;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.AbstractHoldEvent;
import org.asteriskjava.manager.event.AgentCalledEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.call.SwitchEvent;

/**
 * Asterisk's words into ours: a pure function. docs/reference/ami-mapping.md is its table. Who left
 * a queue without answer or abandon is not told here but by what comes next.
 */
final class AmiTranslator {
  private static final Pattern SEAT = Pattern.compile("^PJSIP/(seat\\d{3})(-.*)?$");
  private static final Pattern NUMBER = Pattern.compile("^\\+?[0-9]{3,15}$");
  private static final String CARRIER = "PJSIP/carrier-";
  private static final String QUEUE_PREFIX = "q-";

  /** A ring that ended so much sooner than the queue's timeout was declined. */
  static final long SHORTEST_RING_OUT_MILLIS = 4500;

  /** A channel's state, of one on which nothing has rung. */
  private static final int DOWN = 0;

  /**
   * Q.850: no route, rejected, no circuit, network out of order, temporary failure, congestion,
   * channel not available, bearer capability not available.
   */
  private static final Set<Integer> REFUSED = Set.of(3, 21, 34, 38, 41, 42, 44, 58);

  private AmiTranslator() {}

  static Optional<SwitchEvent> translate(ManagerEvent event) {
    Instant at = at(event);
    if (event instanceof NewChannelEvent created) {
      return ofCaller(created.getChannel(), created.getUniqueId(), created.getLinkedid())
          .map(call -> new CallEvent.Arrived(call, at, number(created.getCallerIdNum())));
    } else if (event instanceof HangupEvent hangup) {
      return hungUp(hangup, at);
    } else if (event instanceof QueueCallerJoinEvent joined) {
      return call(event, joined.getLinkedId())
          .map(call -> new CallEvent.Queued(call, at, queue(joined.getQueue())));
    } else if (event instanceof QueueCallerAbandonEvent abandoned) {
      return call(event, abandoned.getLinkedId())
          .map(call -> new CallEvent.Abandoned(call, at, queue(abandoned.getQueue())));
    } else if (event instanceof AgentCalledEvent offered) {
      return call(event, offered.getLinkedId())
          .flatMap(
              call ->
                  seat(offered.getInterface())
                      .map(
                          seat ->
                              new CallEvent.Offered(call, at, queue(offered.getQueue()), seat)));
    } else if (event instanceof AgentRingNoAnswerEvent missed) {
      return missed(missed, at);
    } else if (event instanceof AgentConnectEvent answered) {
      return call(event, answered.getLinkedId())
          .flatMap(
              call ->
                  seat(answered.getInterface())
                      .map(seat -> new CallEvent.Answered(call, at, seat)));
    } else if (event instanceof AbstractHoldEvent hold) {
      return hold(hold, at);
    } else if (event instanceof ContactStatusEvent contact) {
      return contact(contact, at);
    } else if (event instanceof VerilineEvent said) {
      return said(said, at);
    } else if (event instanceof CoreShowChannelEvent channel) {
      return snapshot(channel, at);
    } else if (event instanceof QueueEntryEvent entry) {
      return ofCaller(entry.getChannel(), entry.getUniqueId(), entry.getUniqueId())
          .map(
              call ->
                  new CallEvent.Queued(
                      call, at.minusSeconds(waited(entry)), queue(entry.getQueue())));
    }
    return Optional.empty();
  }

  private static Optional<SwitchEvent> hungUp(HangupEvent hangup, Instant at) {
    Optional<SwitchEvent> ended =
        ofCaller(hangup.getChannel(), hangup.getUniqueId(), hangup.getLinkedId())
            .map(call -> new CallEvent.Ended(call, at, cause(call, hangup)));
    if (ended.isPresent()) {
      return ended;
    }
    return call(hangup, hangup.getLinkedId())
        .flatMap(
            call -> seat(hangup.getChannel()).map(seat -> new CallEvent.Released(call, at, seat)));
  }

  /**
   * A call of ours for which nothing rang, and not because the line was engaged or does not exist:
   * that never reached the patient's telephone.
   */
  private static EndCause cause(CallId call, HangupEvent hangup) {
    Integer state = hangup.getChannelState();
    Integer why = hangup.getCause();
    boolean refused = state != null && state == DOWN && why != null && REFUSED.contains(why);
    return call.isOurs() && refused ? EndCause.NOT_DIALLED : EndCause.NORMAL;
  }

  private static Optional<SwitchEvent> missed(AgentRingNoAnswerEvent missed, Instant at) {
    Long rang = missed.getRingtime();
    return call(missed, missed.getLinkedId())
        .flatMap(
            call ->
                seat(missed.getInterface())
                    .map(
                        seat ->
                            rang != null && rang < SHORTEST_RING_OUT_MILLIS
                                ? new CallEvent.Declined(call, at, seat)
                                : new CallEvent.RangOut(call, at, seat)));
  }

  private static Optional<SwitchEvent> hold(AbstractHoldEvent hold, Instant at) {
    return call(hold, hold.getLinkedId())
        .flatMap(
            call ->
                seat(hold.getChannel())
                    .map(
                        seat ->
                            hold.isHold()
                                ? new CallEvent.Held(call, at, seat)
                                : new CallEvent.Unheld(call, at, seat)));
  }

  private static Optional<SwitchEvent> contact(ContactStatusEvent contact, Instant at) {
    Optional<String> seat = seat("PJSIP/" + contact.getEndpointName());
    String status = String.valueOf(contact.getContactStatus());
    String address = String.valueOf(contact.getUri());
    return switch (status) {
      case "NonQualified", "Reachable", "Created" ->
          seat.map(name -> new SeatEvent.Registered(name, address, at));
      case "Removed", "Unreachable" -> seat.map(name -> new SeatEvent.Vanished(name, address, at));
      default -> Optional.empty();
    };
  }

  private static Optional<SwitchEvent> said(VerilineEvent said, Instant at) {
    String name = said.getCall();
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    CallId call = new CallId(name);
    String queue = said.getQueue();
    Optional<String> seat = Optional.ofNullable(said.getSeat());
    return switch (String.valueOf(said.getWhat())) {
      case "static" -> Optional.of(new CallEvent.WentStatic(call, at));
      case "requeued" ->
          Optional.ofNullable(queue).map(into -> new CallEvent.Requeued(call, at, into));
      case "transferred" ->
          Optional.ofNullable(queue).map(into -> new CallEvent.Transferred(call, at, into));
      case "back" -> seat.map(who -> new CallEvent.AgentBack(call, at, who));
      case "joined" -> seat.map(who -> new CallEvent.Answered(call, at, who));
      case "apart" -> seat.map(who -> new CallEvent.Held(call, at, who));
      case "together" -> seat.map(who -> new CallEvent.Unheld(call, at, who));
      case "asked" -> seat.map(who -> new CallEvent.Asked(call, at, who));
      case "consulted" -> seat.map(who -> new CallEvent.Consulted(call, at, who));
      case "returned" -> seat.map(who -> new CallEvent.Returned(call, at, who, why(said)));
      case "handed" -> seat.map(who -> new CallEvent.HandedOver(call, at, who));
      case "three" -> seat.map(who -> new CallEvent.Joined(call, at, who));
      case "left" -> seat.map(who -> new CallEvent.Left(call, at, who));
      default -> Optional.empty();
    };
  }

  /** What Dial says of the colleague's phone; nothing when the agent took the question back. */
  private static CallEvent.Returned.Why why(VerilineEvent said) {
    return switch (String.valueOf(said.getWhy())) {
      case "null", "", "ANSWER" -> CallEvent.Returned.Why.OVER;
      case "NOANSWER", "CHANUNAVAIL", "CONGESTION" -> CallEvent.Returned.Why.RANG_OUT;
      default -> CallEvent.Returned.Why.DECLINED;
    };
  }

  /** A line of "how things stand": a caller is there, or a seat talks. */
  private static Optional<SwitchEvent> snapshot(CoreShowChannelEvent channel, Instant at) {
    Optional<SwitchEvent> arrived =
        ofCaller(channel.getChannel(), channel.getUniqueid(), channel.getLinkedid())
            .map(call -> new CallEvent.Arrived(call, at, number(channel.getCallerIdNum())));
    if (arrived.isPresent()) {
      return arrived;
    }
    // Only a seat in a bridge talks; one that rings is told by the event of its ringing.
    String bridge = channel.getBridgeid();
    if (bridge == null || bridge.isBlank()) {
      return Optional.empty();
    }
    return call(channel, channel.getLinkedid())
        .flatMap(
            call -> seat(channel.getChannel()).map(seat -> new CallEvent.Answered(call, at, seat)));
  }

  /** The call, when the channel is the caller's own leg: the one that began it all. */
  static Optional<CallId> ofCaller(
      @Nullable String channel, @Nullable String uniqueId, @Nullable String linkedId) {
    return channel != null
            && channel.startsWith(CARRIER)
            && uniqueId != null
            && uniqueId.equals(linkedId)
        ? Optional.of(new CallId(uniqueId))
        : Optional.empty();
  }

  /** The call into which somebody outside was called, when the channel is theirs. */
  static Optional<CallId> outside(VerilineEvent said) {
    String name = said.getCall();
    return String.valueOf(said.getChannel()).startsWith(CARRIER)
            && CallView.OUTSIDE.equals(said.getSeat())
            && name != null
            && !name.isBlank()
        ? Optional.of(new CallId(name))
        : Optional.empty();
  }

  /** The same from "how things stand": a leg of the carrier that did not begin its call. */
  static Optional<CallId> outside(CoreShowChannelEvent channel) {
    boolean carrier = String.valueOf(channel.getChannel()).startsWith(CARRIER);
    boolean own =
        ofCaller(channel.getChannel(), channel.getUniqueid(), channel.getLinkedid()).isPresent();
    return carrier && !own ? call(channel, channel.getLinkedid()) : Optional.empty();
  }

  /** What the dialplan called it, or else how Asterisk links its legs; both are the same. */
  private static Optional<CallId> call(ManagerEvent event, @Nullable String linkedId) {
    Map<String, String> variables = event.getChannelVariables();
    String token = variables == null ? null : variables.get("VL_CALL");
    String name = token == null || token.isBlank() ? linkedId : token;
    return name == null || name.isBlank() ? Optional.empty() : Optional.of(new CallId(name));
  }

  static Optional<String> seat(@Nullable String channel) {
    Matcher matcher = SEAT.matcher(String.valueOf(channel));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String queue(String name) {
    return name.startsWith(QUEUE_PREFIX) ? name.substring(QUEUE_PREFIX.length()) : name;
  }

  static String asteriskQueue(String id) {
    return QUEUE_PREFIX + id;
  }

  private static CallerNumber number(@Nullable String presented) {
    return presented != null && NUMBER.matcher(presented).matches()
        ? new CallerNumber(presented)
        : CallerNumber.WITHHELD;
  }

  private static long waited(QueueEntryEvent entry) {
    Long wait = entry.getWait();
    return wait == null ? 0 : wait;
  }

  private static Instant at(ManagerEvent event) {
    Double seconds = event.getTimestamp();
    return seconds == null
        ? event.getDateReceived().toInstant()
        : Instant.ofEpochMilli(Math.round(seconds * 1000));
  }
}
