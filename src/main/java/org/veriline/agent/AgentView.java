package org.veriline.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;

/** A person on shift as others see them. */
public record AgentView(
    String userId,
    String seat,
    AgentState state,
    @Nullable NotReadyReason reason,
    Instant since,
    @Nullable AgentState next,
    @Nullable NotReadyReason nextReason,
    @Nullable CallId call,
    boolean phoneRegistered) {}
