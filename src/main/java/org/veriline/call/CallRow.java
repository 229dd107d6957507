package org.veriline.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the day's list. Seconds are totals over the whole call. */
public record CallRow(
    CallId id,
    Instant arrived,
    CallState state,
    @Nullable String queue,
    long waitSeconds,
    long talkSeconds,
    long holdSeconds,
    @Nullable String agentUserId,
    @Nullable EndCause cause) {}
