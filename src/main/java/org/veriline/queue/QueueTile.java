package org.veriline.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A queue right now, today, and in the last half hour, read from memory. */
public record QueueTile(
    String queue,
    int waiting,
    @Nullable Instant longestWaitSince,
    int offeredToday,
    Outcomes today,
    Outcomes recently) {}
