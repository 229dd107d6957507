package org.veriline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.veriline.call.CallEvent;
import org.veriline.call.Calls;
import org.veriline.call.EndCause;
import org.veriline.call.QueueStay;
import org.veriline.platform.Settings;

/**
 * Live numbers, kept in memory from call events; asking costs no SQL and no question to the switch.
 * A projection: {@link #rebuild} makes it again from the database.
 */
@ApplicationScoped
public class QueueBoard {
  @Inject Calls calls;
  @Inject CallQueues queues;
  @Inject Clock clock;
  @Inject Settings settings;

  private final Map<String, QueueStay> waiting = new HashMap<>();
  private final Map<String, Tally> tallies = new TreeMap<>();
  private LocalDate day = LocalDate.MIN;

  void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) CallEvent event) {
    if (event instanceof CallEvent.Queued queued) {
      joined(queued.call().value(), queued.queue(), event.at());
    } else if (event instanceof CallEvent.Requeued requeued) {
      joined(requeued.call().value(), requeued.queue(), event.at());
    } else if (event instanceof CallEvent.Transferred transferred) {
      joined(transferred.call().value(), transferred.queue(), event.at());
    } else if (event instanceof CallEvent.Answered) {
      left(event, QueueStay.How.ANSWERED);
    } else if (event instanceof CallEvent.Abandoned) {
      left(event, QueueStay.How.ABANDONED);
    } else if (event instanceof CallEvent.WentStatic) {
      left(event, QueueStay.How.FLOWED_OUT);
    } else if (event instanceof CallEvent.Ended ended) {
      left(
          event,
          ended.cause() == EndCause.CUT_OFF ? QueueStay.How.FLOWED_OUT : QueueStay.How.ABANDONED);
    }
  }

  /** From the database: at start, at midnight, and after the switch was away. */
  public void rebuild() {
    LocalDate today = today();
    List<QueueStay> stays = calls.staysSince(today.atStartOfDay(settings.zone()).toInstant());
    List<CallQueueRow> rows = queues.list();
    synchronized (this) {
      day = today;
      waiting.clear();
      tallies.clear();
      rows.forEach(row -> tally(row.id()).answerWithinSeconds = row.answerWithinSeconds());
      for (QueueStay stay : stays) {
        Tally tally = tally(stay.queue());
        tally.offered++;
        tally.count(stay);
        if (stay.how() == QueueStay.How.WAITING) {
          waiting.put(stay.call(), stay);
        }
      }
    }
  }

  void changed(@Observes(during = TransactionPhase.IN_PROGRESS) QueuesChanged changed) {
    List<CallQueueRow> rows = queues.list();
    synchronized (this) {
      rows.forEach(row -> tally(row.id()).answerWithinSeconds = row.answerWithinSeconds());
    }
  }

  public synchronized List<QueueTile> tiles() {
    startDay();
    return tallies.entrySet().stream()
        .map(entry -> tile(entry.getKey(), entry.getValue()))
        .toList();
  }

  public synchronized int waiting() {
    return waiting.size();
  }

  public synchronized Optional<Instant> longestWaitSince() {
    return waiting.values().stream().map(QueueStay::joined).min(Comparator.naturalOrder());
  }

  private synchronized void joined(String call, String queue, Instant at) {
    startDay();
    leave(call, at, QueueStay.How.FLOWED_OUT);
    waiting.put(call, new QueueStay(call, queue, at, null, QueueStay.How.WAITING));
    tally(queue).offered++;
  }

  private synchronized void left(CallEvent event, QueueStay.How how) {
    startDay();
    leave(event.call().value(), event.at(), how);
  }

  private void leave(String call, Instant at, QueueStay.How how) {
    QueueStay stay = waiting.remove(call);
    if (stay != null) {
      tally(stay.queue()).count(new QueueStay(call, stay.queue(), stay.joined(), at, how));
    }
  }

  /** Counters begin anew at midnight; who waits over midnight counts for the day before. */
  private void startDay() {
    LocalDate today = today();
    if (!day.equals(today)) {
      day = today;
      tallies.values().forEach(Tally::startDay);
    }
  }

  private Tally tally(String queue) {
    return tallies.computeIfAbsent(queue, name -> new Tally());
  }

  private QueueTile tile(String queue, Tally tally) {
    List<Instant> since =
        waiting.values().stream()
            .filter(stay -> stay.queue().equals(queue))
            .map(QueueStay::joined)
            .sorted()
            .toList();
    return new QueueTile(
        queue,
        since.size(),
        since.isEmpty() ? null : since.get(0),
        tally.offered,
        tally.today(),
        tally.recently(clock.instant()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), settings.zone());
  }
}
