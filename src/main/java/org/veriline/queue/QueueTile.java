package org.veriline.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A queue right now and today, read from memory. */
public record QueueTile(
    String queue,
    int waiting,
    @Nullable Instant longestWaitSince,
    int offeredToday,
    int answeredToday,
    int answeredInTimeToday,
    int abandonedToday,
    int shortAbandonedToday,
    int flowedOutToday) {

  /** Catalogue CC-01's SL1 in percent, or null when nothing counts yet. */
  public @Nullable Double serviceLevel() {
    int counted = answeredToday + (abandonedToday - shortAbandonedToday) + flowedOutToday;
    return counted == 0 ? null : 100.0 * answeredInTimeToday / counted;
  }
}
