package org.veriline.request;

import java.time.Instant;

/** A request as lists show it: nothing of it is about a patient. */
public record RequestRow(
    String id,
    RequestKind kind,
    Team team,
    RequestState state,
    String owner,
    String openedBy,
    Instant openedAt,
    Instant dueAt) {

  public boolean overdue(Instant now) {
    return state != RequestState.DONE && dueAt.isBefore(now);
  }
}
