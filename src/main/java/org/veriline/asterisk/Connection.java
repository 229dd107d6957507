package org.veriline.asterisk;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.event.AsyncAgiEvent;
import org.asteriskjava.manager.event.ConnectEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.call.SwitchEvent;
import org.veriline.platform.Credentials;
import org.veriline.platform.Refusal;

/** Starts and ends what talks to Asterisk, and sorts what it says by who must hear it. */
@ApplicationScoped
public class Connection {
  private static final Logger LOG = Logger.getLogger(Connection.class.getName());
  private static final int INBOX = 10_000;

  /** A channel is told of in the moment in which it is made. */
  private static final Duration LONGEST_UNHEARD = Duration.ofSeconds(5);

  @Inject Agi agi;
  @Inject Clock clock;
  @Inject Credentials credentials;
  @Inject Drainer drainer;
  @Resource ManagedThreadFactory threads;

  @Inject
  @ConfigProperty(name = "veriline.ami.host", defaultValue = "127.0.0.1")
  String host;

  @Inject
  @ConfigProperty(name = "veriline.ami.port", defaultValue = "5038")
  int port;

  private final AmiInbox inbox = new AmiInbox(INBOX);
  private @Nullable AmiLink link;
  private @Nullable OriginateLine originate;
  private @Nullable Thread draining;
  private volatile @Nullable Instant wentAway;

  /** Calls we asked for, until Asterisk tells of a channel: without one, nobody ends them. */
  private final Map<String, Instant> unheard = new ConcurrentHashMap<>();

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (!Files.exists(credentials.directory().resolve("ami-app-secret"))) {
      LOG.warning("no ami-app-secret: this application runs without a telephone switch");
      return;
    }
    AmiLink ami =
        new AmiLink(host, port, credentials.text("ami-app-secret"), this::heard, inbox::resync);
    link = ami;
    originate = new OriginateLine(host, port, credentials.text("ami-originate-secret"));
    threads.newThread(ami::run).start();
    Thread drain = threads.newThread(() -> drainer.run(inbox));
    draining = drain;
    drain.start();
  }

  @PreDestroy
  void stop() {
    if (link != null) {
      link.stop();
    }
    if (draining != null) {
      draining.interrupt();
    }
    if (originate != null) {
      originate.close();
    }
  }

  /** On the library's one thread: nothing here may wait. */
  private void heard(ManagerEvent event) {
    if (event instanceof AsyncAgiEvent asked) {
      agi.heard(asked);
    } else if (event instanceof ConnectEvent) {
      LOG.info("Asterisk is there");
      unheard.clear();
      inbox.resync();
    } else if (event instanceof DisconnectEvent) {
      LOG.log(Level.WARNING, "Asterisk is away");
      wentAway = clock.instant();
      agi.lost();
    } else if (event instanceof FullyBootedEvent booted) {
      booted(booted);
    } else {
      translated(event);
    }
  }

  /** Most events mean nothing to us: they must not fill the inbox. */
  private void translated(ManagerEvent event) {
    try {
      AmiTranslator.translate(event)
          .ifPresent(
              meaning -> {
                if (meaning instanceof CallEvent.Arrived arrived) {
                  unheard.remove(arrived.call().value());
                }
                inbox.offer(new AmiInbox.Letter.Heard(event, meaning));
              });
    } catch (RuntimeException broken) {
      LOG.log(Level.WARNING, broken, () -> "not read: " + event.getClass().getSimpleName());
    }
  }

  /** What we know ourselves takes the same way as what Asterisk says. */
  void tell(SwitchEvent event) {
    inbox.offer(new AmiInbox.Letter.Told(event));
  }

  /** Asterisk says it at each login, as soon as it takes calls. */
  private void booted(FullyBootedEvent booted) {
    Instant lost = wentAway;
    Integer uptime = booted.getUptime();
    if (lost != null && uptime != null && restarted(lost, clock.instant(), uptime)) {
      inbox.offer(new AmiInbox.Letter.Restarted(lost));
    }
  }

  /**
   * One that runs for a shorter time than we have missed it was restarted; else only our connection
   * was lost, and nobody's call.
   */
  static boolean restarted(Instant lost, Instant now, int wholeSecondsUp) {
    return now.minusSeconds(wholeSecondsUp).isAfter(lost.minusSeconds(1));
  }

  void fold() {
    inbox.offer(new AmiInbox.Letter.Fold());
  }

  AmiLink link() {
    if (link == null) {
      throw new Refusal("switch-unreachable");
    }
    return link;
  }

  ManagerResponse send(ManagerAction action) {
    return link().send(action);
  }

  Collection<ResponseEvent> ask(EventGeneratingAction question) {
    return link().ask(question);
  }

  void setSeatSecret(String seat, String secret) {
    originate().setSeatSecret(seat, secret);
  }

  void dial(String call, String number, String language) {
    unheard.put(call, clock.instant());
    try {
      originate().dial(call, number, language);
    } catch (Refusal notAsked) {
      unheard.remove(call);
      throw notAsked;
    }
  }

  /** Calls that Asterisk accepted and found no channel for. */
  void endUnheard() {
    Instant now = clock.instant();
    if (reachable()) {
      unheard.forEach(
          (call, asked) -> {
            if (now.isAfter(asked.plus(LONGEST_UNHEARD)) && unheard.remove(call, asked)) {
              tell(new CallEvent.Ended(new CallId(call), now, EndCause.NOT_DIALLED));
            }
          });
    }
  }

  private OriginateLine originate() {
    if (originate == null) {
      throw new Refusal("switch-unreachable");
    }
    return originate;
  }

  boolean reachable() {
    return link != null && link.reachable();
  }
}
