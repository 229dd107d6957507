package org.veriline.asterisk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.veriline.agent.AgentView;
import org.veriline.agent.Agents;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.agent.SeatSecrets;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.call.SeatEvent;
import org.veriline.ivr.Receptions;
import org.veriline.queue.QueueBoard;
import org.veriline.queue.Staffing;

/**
 * How things stand, after we or Asterisk were away: what it wrote down meanwhile, what it shows
 * now, through the same translator, and what we still hold for alive is not.
 */
@ApplicationScoped
public class Resync {
  private static final Logger LOG = Logger.getLogger(Resync.class.getName());

  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject AsteriskSwitch telephone;
  @Inject Calls calls;
  @Inject CelSpool missed;
  @Inject Clock clock;
  @Inject Connection connection;
  @Inject QueueBoard board;
  @Inject Receptions receptions;
  @Inject SeatSecrets seatSecrets;
  @Inject SiteFiles siteFiles;
  @Inject Staffing staffing;

  void run() {
    Instant began = clock.instant();
    receptions.refresh();
    siteFiles.publish();
    missed.fold();
    List<ResponseEvent> channels = new ArrayList<>(connection.ask(new CoreShowChannelsAction()));
    seatSecrets.setAll();
    staffing.alignAll();
    List<ResponseEvent> queues = new ArrayList<>(connection.ask(new QueueStatusAction()));

    Snapshot now = new Snapshot(channels);
    for (ResponseEvent event : channels) {
      if (event instanceof CoreShowChannelEvent channel) {
        AmiTranslator.ofCaller(channel.getChannel(), channel.getUniqueid(), channel.getLinkedid())
            .ifPresent(call -> telephone.channelOf(call, channel.getChannel()));
        AmiTranslator.outside(channel)
            .ifPresent(call -> telephone.outsideChannel(call, channel.getChannel()));
        AmiTranslator.seat(channel.getChannel())
            .ifPresent(seat -> telephone.seatChannel(seat, channel.getChannel()));
      }
    }
    record(channels, CallEvent.Arrived.class);
    record(queues, CallEvent.Queued.class);
    for (CallId call : now.talkedOn()) {
      now.talks(call, calls.find(call).orElse(null), clock.instant()).forEach(calls::record);
    }
    calls.live().forEach(call -> now.corrections(call, clock.instant()).forEach(calls::record));
    phones(queues);
    board.rebuild();
    LOG.log(
        Level.INFO,
        "in step with Asterisk: {0} calls, {1} ms",
        new Object[] {now.alive().size(), clock.millis() - began.toEpochMilli()});
  }

  private void record(List<ResponseEvent> events, Class<? extends CallEvent> kind) {
    for (ResponseEvent event : events) {
      AmiTranslator.translate(event)
          .filter(kind::isInstance)
          .map(kind::cast)
          .ifPresent(calls::record);
    }
  }

  /** Whose phone is registered, from the state of the queues' members. */
  private void phones(List<ResponseEvent> queues) {
    Set<String> registered = new HashSet<>();
    for (ResponseEvent event : queues) {
      if (event instanceof QueueMemberEvent member && rings(member)) {
        AmiTranslator.seat(member.getInterface()).ifPresent(registered::add);
      }
    }
    for (AgentView agent : agents.all()) {
      boolean there = registered.contains(agent.seat());
      if (there != agent.phoneRegistered()) {
        agentsOnCalls.follow(phone(agent.seat(), there));
      }
    }
  }

  private SeatEvent phone(String seat, boolean there) {
    Instant now = clock.instant();
    return there ? new SeatEvent.Registered(seat, "", now) : new SeatEvent.Vanished(seat, "", now);
  }

  private static boolean rings(QueueMemberEvent member) {
    Integer status = member.getStatus();
    return status != null
        && status != QueueMemberEvent.AST_DEVICE_UNKNOWN
        && status != QueueMemberEvent.AST_DEVICE_INVALID
        && status != QueueMemberEvent.AST_DEVICE_UNAVAILABLE;
  }
}
