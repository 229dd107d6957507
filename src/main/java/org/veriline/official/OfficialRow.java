package org.veriline.official;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request as lists show it: references and codes; who asked and what for stays sealed. */
public record OfficialRow(
    String id,
    String call,
    Caller caller,
    Topic topic,
    RequestState state,
    String openedBy,
    Instant openedAt,
    @Nullable Proof proof,
    @Nullable String patient,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {}
