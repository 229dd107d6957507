package org.veriline.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of deployed tests: right unless a test moves it on. */
@ApplicationScoped
@Alternative
@Priority(1)
public class MovableClock {
  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
  private static final ThreadLocal<Instant> FROZEN = new ThreadLocal<>();

  public static void moveOn(Duration by) {
    AHEAD.updateAndGet(by::plus);
  }

  /** For this thread time stands still at that moment; timers go on in their own time. */
  public static void freeze(Instant at) {
    FROZEN.set(at);
  }

  public static void setRight() {
    FROZEN.remove();
    AHEAD.set(Duration.ZERO);
  }

  @Produces
  @Alternative
  @Priority(1)
  @Singleton
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        Instant frozen = FROZEN.get();
        return frozen == null ? Instant.now().plus(AHEAD.get()) : frozen;
      }
    };
  }
}
