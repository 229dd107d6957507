package org.veriline.patient;

import java.time.Duration;
import java.time.Instant;

/**
 * A number on file as others may know it.
 *
 * @param id opaque; only who keeps the number knows it
 * @param ageDays for how long it is known to be theirs
 */
public record Destination(String id, String lastTwo, long ageDays) {
  /** A number changed yesterday proves nothing (VP-07). */
  private static final long AGED_DAYS = 30;

  private static final int LAST = 2;

  /** What others may know of a number that is known since then. */
  public static Destination of(String id, String number, Instant since, Instant now) {
    return new Destination(
        id,
        number.substring(Math.max(0, number.length() - LAST)),
        Math.max(0, Duration.between(since, now).toDays()));
  }

  public boolean aged() {
    return ageDays >= AGED_DAYS;
  }
}
