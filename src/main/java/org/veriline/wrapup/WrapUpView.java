package org.veriline.wrapup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wrap-up as the desk shows it.
 *
 * @param promptAt when the countdown ends; null while the call goes on
 */
public record WrapUpView(
    String call,
    @Nullable Instant endedAt,
    @Nullable Instant promptAt,
    @Nullable Disposition disposition,
    boolean done) {}
