package org.veriline.asterisk;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.asteriskjava.manager.event.AsyncAgiEvent;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.ivr.Caller;
import org.veriline.ivr.Destination;
import org.veriline.ivr.Interludes;
import org.veriline.ivr.Receptions;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/**
 * Callers who wait in agi:async, each led by a thread of its own. Past the inbox, because what a
 * caller keyed must not wait for the database, nor lie in a queue.
 */
@ApplicationScoped
public class Agi {
  private static final String CONTEXT = "agi_context:";
  private static final Logger LOG = Logger.getLogger(Agi.class.getName());

  @Inject Clock clock;
  @Inject Connection connection;
  @Inject Interludes interludes;
  @Inject Receptions receptions;
  @Inject Settings settings;
  @Resource ManagedThreadFactory threads;

  private final Map<String, AgiCaller> callers = new ConcurrentHashMap<>();

  @SuppressWarnings("NullAway.Init")
  private ExecutorService flows;

  @PostConstruct
  void start() {
    flows = Executors.newCachedThreadPool(threads);
  }

  @PreDestroy
  void stop() {
    callers.values().forEach(AgiCaller::release);
    flows.shutdown();
  }

  void heard(AsyncAgiEvent event) {
    String channel = event.getChannel();
    if (event.isStart()) {
      Path sounds = settings.voice().resolve("sounds");
      AgiCaller caller = new AgiCaller(connection.link(), channel, sounds);
      callers.put(channel, caller);
      String context = context(event);
      flows.execute(() -> lead(context, new CallId(event.getUniqueId()), caller));
    } else if (event.isExec()) {
      AgiCaller caller = callers.get(channel);
      if (caller != null) {
        caller.done(
            String.valueOf(event.getCommandId()),
            URLDecoder.decode(String.valueOf(event.getResult()), StandardCharsets.UTF_8));
      }
    } else if (event.isEnd()) {
      AgiCaller caller = callers.remove(channel);
      if (caller != null) {
        caller.gone();
      }
    }
  }

  /** Asterisk is away: the dialplan's timer takes over every caller. */
  void lost() {
    callers.values().forEach(AgiCaller::gone);
    callers.clear();
  }

  /** Where in the dialplan it is: who arrives, who was dialled, and who keys are led apart. */
  private static String context(AsyncAgiEvent event) {
    return event.decodeEnv().stream()
        .filter(line -> line.startsWith(CONTEXT))
        .map(line -> line.substring(CONTEXT.length()).strip())
        .findFirst()
        .orElse("");
  }

  private Destination destination(String context, CallId call, Caller caller) {
    return switch (context) {
      case "dialled" -> interludes.dialled(call, caller);
      case "keypad" -> interludes.keypad(call, caller);
      default ->
          receptions.receive(
              call,
              caller,
              language ->
                  connection.tell(new CallEvent.LanguageChosen(call, clock.instant(), language)));
    };
  }

  private void lead(String context, CallId call, AgiCaller caller) {
    try {
      Destination to = destination(context, call, caller);
      if (to instanceof Destination.Line line) {
        caller.set("VL_LANGUAGE", line.language());
        caller.set("VL_QUEUE", line.queue());
      } else if (to instanceof Destination.Closed) {
        caller.set("VL_NEXT", "closed");
      } else if (to instanceof Destination.Seat seat) {
        caller.set("VL_SEAT", seat.seat());
      }
      caller.release();
    } catch (Caller.Gone hungUp) {
      LOG.log(Level.FINE, "{0} left the announcements", call);
    } catch (Refusal unreachable) {
      LOG.log(Level.WARNING, "{0} goes the static way: Asterisk is away", call);
    } catch (RuntimeException broken) {
      // Its message could hold what the caller keyed.
      LOG.log(
          Level.SEVERE,
          "{0} goes the static way: {1}",
          new Object[] {call, broken.getClass().getName()});
      caller.release();
    }
  }
}
