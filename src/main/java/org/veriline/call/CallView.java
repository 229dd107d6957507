package org.veriline.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as others see it. Holds nothing about who the caller is.
 *
 * @param second the seat of the colleague who is asked, or who is on the line as a third; {@link
 *     #OUTSIDE} when that is somebody at a telephone number
 */
public record CallView(
    CallId id,
    CallState state,
    String language,
    @Nullable String queue,
    @Nullable String seat,
    @Nullable String agentUserId,
    @Nullable String second,
    Instant arrived,
    @Nullable Instant queued,
    @Nullable Instant answered,
    @Nullable Instant ended,
    @Nullable EndCause cause,
    boolean outbound) {
  /** In the place of a seat: somebody who was called by number, and sits nowhere here. */
  public static final String OUTSIDE = "outside";

  public boolean live() {
    return state != CallState.ENDED;
  }

  public boolean withAgent() {
    return switch (state) {
      case TALKING, HELD, CONSULT, KEPT -> true;
      case GREETED, WAITING, OFFERED, ENDED -> false;
    };
  }

  /** Whether the second is somebody outside. */
  public boolean withOutside() {
    return OUTSIDE.equals(second);
  }

  public boolean withAgent(String userId) {
    return withAgent() && userId.equals(agentUserId);
  }
}
