package org.veriline.request;

import java.time.Instant;

/**
 * A request as lists show it: nothing of it is about a patient.
 *
 * @param withheld why the patient is called is nothing for the reader yet (VP-16)
 * @param withSupervisor the attempts are used up, and the supervisor decides
 */
public record RequestRow(
    String id,
    RequestKind kind,
    Team team,
    RequestState state,
    String owner,
    String openedBy,
    Instant openedAt,
    Instant dueAt,
    boolean withheld,
    boolean withSupervisor) {

  public boolean overdue(Instant now) {
    return state != RequestState.DONE && dueAt.isBefore(now);
  }
}
