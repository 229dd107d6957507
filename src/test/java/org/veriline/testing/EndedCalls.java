package org.veriline.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.veriline.call.CallEvent;

/** Hears in deployed tests which calls have ended, for what ends them on another thread. */
@ApplicationScoped
public class EndedCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<CallEvent.Ended> HEARD = new ArrayList<>();

  void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) CallEvent event) {
    if (event instanceof CallEvent.Ended ended) {
      synchronized (HEARD) {
        HEARD.add(ended);
        HEARD.notifyAll();
      }
    }
  }

  public static void forget() {
    synchronized (HEARD) {
      HEARD.clear();
    }
  }

  /** Waits until a call like that has ended, and that is committed. */
  public static void one(Predicate<CallEvent.Ended> like) {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    synchronized (HEARD) {
      while (HEARD.stream().noneMatch(like)) {
        long left = (patience - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("no such call has ended; but " + HEARD);
        }
        try {
          HEARD.wait(left);
        } catch (InterruptedException stop) {
          throw new AssertionError(stop);
        }
      }
    }
  }
}
