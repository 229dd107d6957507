package org.veriline.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record as lists show it: whose it is stays opaque, and what it says stays sealed. */
public record AuthorityRow(
    String id,
    String patient,
    Kind kind,
    RecordState state,
    Instant validFrom,
    @Nullable Instant validUntil,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable EndReason endReason,
    @Nullable String endProposedBy,
    @Nullable String endedBy,
    @Nullable String batch) {

  /** Somebody proposed to end it, and nobody has decided yet. */
  public boolean endPending() {
    return state == RecordState.APPROVED && endProposedBy != null && endedBy == null;
  }

  public boolean pending() {
    return state == RecordState.PROPOSED || endPending();
  }

  public boolean inForce(Instant now) {
    return state == RecordState.APPROVED
        && !now.isBefore(validFrom)
        && (validUntil == null || now.isBefore(validUntil));
  }
}
