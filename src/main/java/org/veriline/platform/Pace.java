package org.veriline.platform;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers always take the same time, whatever was found. An answer that comes at once for an
 * unknown birth date and later for a wrong name would tell which of them was wrong.
 *
 * <p>An answer that needs longer than the floor waits for the next multiple of it.
 */
public final class Pace {

  /** How to wait, for tests. */
  interface Rest {
    void rest(long nanos) throws InterruptedException;
  }

  private final long floor;
  private final LongSupplier now;
  private final Rest rest;

  Pace(Duration floor, LongSupplier now, Rest rest) {
    this.floor = floor.toNanos();
    this.now = now;
    this.rest = rest;
  }

  public static Pace of(Duration floor) {
    return new Pace(floor, System::nanoTime, java.util.concurrent.TimeUnit.NANOSECONDS::sleep);
  }

  /** Failures take their time as well. */
  public <T> T same(Supplier<T> work) {
    long start = now.getAsLong();
    try {
      return work.get();
    } finally {
      long taken = now.getAsLong() - start;
      long whole = (taken / floor + 1) * floor;
      try {
        rest.rest(whole - taken);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
