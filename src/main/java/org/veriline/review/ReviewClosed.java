package org.veriline.review;

import org.jspecify.annotations.Nullable;

/**
 * A reviewer has given a verdict; fired inside the same transaction, so that what follows from it
 * follows or nothing happens.
 */
public record ReviewClosed(
    String id,
    ReviewKind kind,
    Verdict verdict,
    String reviewer,
    @Nullable String actor,
    @Nullable String patient,
    @Nullable String call,
    @Nullable String object) {}
