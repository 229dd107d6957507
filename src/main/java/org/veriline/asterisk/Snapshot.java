package org.veriline.asterisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallState;
import org.veriline.call.CallView;
import org.veriline.call.EndCause;

/**
 * Who is on which call, as Asterisk lists its channels at one moment, and what follows for a call
 * as we last knew it: pure. Two seats on one call are an agent and a colleague; whose call it is,
 * only a handing over changes (decision 161), also one that we did not see.
 */
final class Snapshot {
  private final Set<CallId> alive = new HashSet<>();
  private final Set<String> busy = new HashSet<>();

  /** The seats that talk on a call, each with the bridge it is in. */
  private final Map<CallId, TreeMap<String, String>> talking = new HashMap<>();

  private final Map<CallId, String> callersBridge = new HashMap<>();

  /** Calls into which somebody at a telephone number was called. */
  private final Set<CallId> withOutside = new HashSet<>();

  Snapshot(List<ResponseEvent> channels) {
    for (ResponseEvent event : channels) {
      if (event instanceof CoreShowChannelEvent channel) {
        add(channel);
      }
    }
  }

  private void add(CoreShowChannelEvent channel) {
    String bridge = String.valueOf(channel.getBridgeid());
    AmiTranslator.ofCaller(channel.getChannel(), channel.getUniqueid(), channel.getLinkedid())
        .ifPresent(
            call -> {
              alive.add(call);
              callersBridge.put(call, bridge);
            });
    AmiTranslator.outside(channel).ifPresent(withOutside::add);
    AmiTranslator.seat(channel.getChannel()).ifPresent(busy::add);
    AmiTranslator.translate(channel)
        .filter(CallEvent.Answered.class::isInstance)
        .map(CallEvent.Answered.class::cast)
        .ifPresent(
            it ->
                talking.computeIfAbsent(it.call(), none -> new TreeMap<>()).put(it.seat(), bridge));
  }

  Set<CallId> alive() {
    return Set.copyOf(alive);
  }

  /** Calls on which some seat talks. */
  Set<CallId> talkedOn() {
    return Set.copyOf(talking.keySet());
  }

  /** What the seats that talk on this call say of it; null for one we know nothing of. */
  List<CallEvent> talks(CallId id, @Nullable CallView known, Instant now) {
    Map<String, String> seats = talking.getOrDefault(id, new TreeMap<>());
    String agent = known == null || !known.withAgent() ? null : known.seat();
    List<CallEvent> events = new ArrayList<>();
    if (known == null || agent == null || !seats.containsKey(agent)) {
      if (known == null || !handedOver(known)) {
        seats.keySet().forEach(seat -> events.add(new CallEvent.Answered(id, now, seat)));
      }
    } else if (known.second() == null) {
      seats.keySet().stream()
          .filter(seat -> !seat.equals(agent))
          .findFirst()
          .ifPresent(seat -> events.addAll(asked(id, seat, now)));
    }
    return events;
  }

  /** The question to a colleague was begun, and we did not see it. */
  private List<CallEvent> asked(CallId id, String seat, Instant now) {
    List<CallEvent> events = new ArrayList<>();
    events.add(new CallEvent.Asked(id, now, seat));
    events.add(new CallEvent.Consulted(id, now, seat));
    if (withCaller(id, seat)) {
      events.add(new CallEvent.Joined(id, now, seat));
    }
    return events;
  }

  /** What we hold for alive, and is not. */
  List<CallEvent> corrections(CallView call, Instant now) {
    List<CallEvent> events = new ArrayList<>();
    String seat = call.seat();
    String second = call.second();
    boolean here = alive.contains(call.id());
    if (!here) {
      events.add(new CallEvent.Ended(call.id(), now, EndCause.CUT_OFF));
    } else if (second != null && handedOver(call)) {
      events.add(new CallEvent.HandedOver(call.id(), now, second));
    } else {
      if (seat != null && !busy.contains(seat)) {
        events.add(
            call.state() == CallState.OFFERED
                ? new CallEvent.RangOut(call.id(), now, seat)
                : new CallEvent.Released(call.id(), now, seat));
      }
      if (second != null && !isThere(call.id(), second)) {
        events.add(
            call.state() == CallState.CONSULT
                ? new CallEvent.Returned(call.id(), now, second, CallEvent.Returned.Why.OVER)
                : new CallEvent.Left(call.id(), now, second));
      }
    }
    return events;
  }

  /** The agent who asked is gone, and the colleague has the caller: nobody else could do that. */
  private boolean handedOver(CallView call) {
    String seat = call.seat();
    String second = call.second();
    return call.state() == CallState.CONSULT
        && seat != null
        && second != null
        && !busy.contains(seat)
        && withCaller(call.id(), second);
  }

  private boolean isThere(CallId id, String second) {
    return CallView.OUTSIDE.equals(second) ? withOutside.contains(id) : busy.contains(second);
  }

  private boolean withCaller(CallId id, String seat) {
    String bridge = talking.getOrDefault(id, new TreeMap<>()).get(seat);
    return bridge != null && bridge.equals(callersBridge.get(id));
  }
}
