package org.veriline.asterisk;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.agent.Reconnections;
import org.veriline.call.CallEvent;
import org.veriline.call.Calls;
import org.veriline.call.SeatEvent;
import org.veriline.call.SwitchEvent;

/** Records what happened, one after the other, in order. While the database is away it waits. */
@ApplicationScoped
public class Drainer {
  private static final Logger LOG = Logger.getLogger(Drainer.class.getName());
  private static final int TRIES = 3;
  private static final long PAUSE_MILLIS = 1000;

  /** So many wait only in a rush; then one commit for all of them is what gets through it. */
  private static final int MOST_AT_ONCE = 20;

  @Inject AgentsOnCalls agentsOnCalls;
  @Inject AsteriskSwitch telephone;
  @Inject Calls calls;
  @Inject CelSpool missed;
  @Inject Reconnections reconnections;
  @Inject Resync resync;

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource database;

  private final SeatPhones phones = new SeatPhones();

  void run(AmiInbox inbox) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        readAll(inbox.take(MOST_AT_ONCE));
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Neighbours that are events of calls are recorded together, or else each by itself. */
  private void readAll(List<AmiInbox.Letter> letters) throws InterruptedException {
    List<AmiInbox.Letter> together = new ArrayList<>();
    for (AmiInbox.Letter letter : letters) {
      if (callEvent(letter).isEmpty()) {
        readTogether(together);
        together.clear();
        until(letter);
      } else {
        together.add(letter);
      }
    }
    readTogether(together);
  }

  private void readTogether(List<AmiInbox.Letter> letters) throws InterruptedException {
    if (letters.size() > 1) {
      try {
        letters.forEach(this::remember);
        calls.recordAll(letters.stream().flatMap(letter -> callEvent(letter).stream()).toList());
        return;
      } catch (RuntimeException failed) {
        LOG.log(Level.FINE, "recorded one by one", failed);
      }
    }
    for (AmiInbox.Letter letter : letters) {
      until(letter);
    }
  }

  private static Optional<CallEvent> callEvent(AmiInbox.Letter letter) {
    SwitchEvent meaning =
        letter instanceof AmiInbox.Letter.Heard heard
            ? heard.meaning()
            : letter instanceof AmiInbox.Letter.Told told ? told.event() : null;
    return meaning instanceof CallEvent event ? Optional.of(event) : Optional.empty();
  }

  /**
   * A letter that fails while the database answers is broken itself: it is tried again and then
   * dropped, or it would stop every call after it. A resync is never dropped.
   */
  private void until(AmiInbox.Letter letter) throws InterruptedException {
    for (int tries = 0; tries < TRIES; ) {
      try {
        read(letter);
        return;
      } catch (RuntimeException failed) {
        if (databaseAnswers()) {
          tries += letter instanceof AmiInbox.Letter.Resync ? 0 : 1;
          LOG.log(Level.WARNING, failed, () -> "not recorded: " + name(letter));
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private void read(AmiInbox.Letter letter) {
    if (letter instanceof AmiInbox.Letter.Heard heard) {
      remember(heard);
      record(heard.meaning());
    } else if (letter instanceof AmiInbox.Letter.Told told) {
      record(told.event());
    } else if (letter instanceof AmiInbox.Letter.Restarted restarted) {
      calls.switchWentAway(restarted.lost());
    } else if (letter instanceof AmiInbox.Letter.Fold) {
      missed.fold();
    } else {
      phones.forget();
      resync.run();
    }
  }

  private void record(SwitchEvent event) {
    if (event instanceof CallEvent call) {
      calls.record(call);
    } else if (event instanceof SeatEvent seat) {
      if (phones.news(seat)) {
        agentsOnCalls.follow(seat);
        if (seat instanceof SeatEvent.Registered registered) {
          reconnections.registered(registered);
        } else if (seat instanceof SeatEvent.Vanished vanished) {
          reconnections.vanished(vanished);
        }
      }
      phones.remember(seat);
    }
  }

  /** Which channel is the caller's: commands need it, and it is nowhere but here. */
  private void remember(AmiInbox.Letter letter) {
    ManagerEvent event = letter instanceof AmiInbox.Letter.Heard heard ? heard.event() : null;
    if (event instanceof NewChannelEvent created) {
      AmiTranslator.ofCaller(created.getChannel(), created.getUniqueId(), created.getLinkedid())
          .ifPresent(call -> telephone.channelOf(call, created.getChannel()));
    } else if (event instanceof AgentConnectEvent connected) {
      AmiTranslator.seat(connected.getDestChannel())
          .ifPresent(seat -> telephone.seatChannel(seat, connected.getDestChannel()));
    } else if (event instanceof VerilineEvent said) {
      AmiTranslator.seat(said.getChannel())
          .ifPresent(seat -> telephone.seatChannel(seat, said.getChannel()));
      AmiTranslator.outside(said)
          .ifPresent(call -> telephone.outsideChannel(call, said.getChannel()));
      if (letter instanceof AmiInbox.Letter.Heard heard
          && heard.meaning() instanceof CallEvent.HandedOver handed) {
        telephone.handedOver(handed.call(), handed.seat());
      }
    } else if (event instanceof HangupEvent hangup) {
      AmiTranslator.ofCaller(hangup.getChannel(), hangup.getUniqueId(), hangup.getLinkedId())
          .ifPresent(telephone::forget);
    }
  }

  private boolean databaseAnswers() {
    try (java.sql.Connection open = database.getConnection();
        Statement statement = open.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException away) {
      LOG.log(Level.FINE, "the database is away", away);
      return false;
    }
  }

  private static String name(AmiInbox.Letter letter) {
    if (letter instanceof AmiInbox.Letter.Heard heard) {
      return heard.event().getClass().getSimpleName();
    }
    return letter instanceof AmiInbox.Letter.Told told
        ? told.event().getClass().getSimpleName()
        : letter.getClass().getSimpleName();
  }
}
