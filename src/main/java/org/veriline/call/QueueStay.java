package org.veriline.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One stay in one queue, for whoever counts. */
public record QueueStay(
    String call, String queue, Instant joined, @Nullable Instant left, How how) {

  /**
   * How it ended. Catalogue 15.1: offered = answered + abandoned + flowed out, once all have left.
   */
  public enum How {
    WAITING,
    ANSWERED,
    ABANDONED,
    FLOWED_OUT
  }

  /** How long it waited; what still waits has not waited yet. */
  public Duration waited() {
    return left == null ? Duration.ZERO : Duration.between(joined, left);
  }
}
