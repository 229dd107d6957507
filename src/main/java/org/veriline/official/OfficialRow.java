package org.veriline.official;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as lists show it: references and codes; who asked and what for stays sealed.
 *
 * @param urgency why a nurse told it before the officer looked; null when the officer decided
 * @param pieces what she told, by names of {@link Piece}
 */
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
    @Nullable Instant decidedAt,
    @Nullable Urgency urgency,
    @Nullable String pieces) {}
