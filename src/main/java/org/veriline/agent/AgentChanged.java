package org.veriline.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's state changed. Fired inside the transaction that recorded it. */
public record AgentChanged(
    String userId,
    String seat,
    AgentState from,
    AgentState to,
    @Nullable NotReadyReason reason,
    Instant at) {}
