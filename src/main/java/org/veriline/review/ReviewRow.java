package org.veriline.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A review as lists show it: references and codes, nothing about a patient's health.
 *
 * @param times how often it was raised while it was open
 */
public record ReviewRow(
    String id,
    ReviewKind kind,
    ReviewState state,
    @Nullable String actor,
    @Nullable String patient,
    @Nullable String call,
    @Nullable String object,
    @Nullable String reason,
    int times,
    Instant openedAt,
    Instant lastAt,
    Instant dueAt,
    @Nullable String owner,
    @Nullable Verdict verdict,
    @Nullable String closedBy,
    @Nullable Instant closedAt) {

  public boolean overdue(Instant now) {
    return state != ReviewState.CLOSED && dueAt.isBefore(now);
  }
}
