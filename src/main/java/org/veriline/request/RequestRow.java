package org.veriline.request;

import java.time.Instant;

/**
 * A request as lists show it: nothing of it is about a patient.
 *
 * @param withheld why the patient is called is nothing for the reader yet (VP-16)
 * @param readable the reader's role may read such a note once it is theirs
 * @param withSupervisor the attempts are used up, and the supervisor decides
 * @param call the call it came from
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
    boolean readable,
    boolean withSupervisor,
    String call) {

  public boolean overdue(Instant now) {
    return state != RequestState.DONE && dueAt.isBefore(now);
  }
}
