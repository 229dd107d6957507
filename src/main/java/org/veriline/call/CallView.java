package org.veriline.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call as others see it. Holds nothing about who the caller is. */
public record CallView(
    CallId id,
    CallState state,
    String language,
    @Nullable String queue,
    @Nullable String seat,
    @Nullable String agentUserId,
    Instant arrived,
    @Nullable Instant queued,
    @Nullable Instant answered,
    @Nullable Instant ended,
    @Nullable EndCause cause,
    boolean outbound) {

  public boolean live() {
    return state != CallState.ENDED;
  }

  public boolean withAgent() {
    return state == CallState.TALKING || state == CallState.HELD || state == CallState.KEPT;
  }

  public boolean withAgent(String userId) {
    return withAgent() && userId.equals(agentUserId);
  }
}
