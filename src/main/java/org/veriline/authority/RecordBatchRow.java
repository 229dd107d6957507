package org.veriline.authority;

import java.time.Instant;

/** A file as the list shows it. */
public record RecordBatchRow(
    String id,
    RecordState state,
    String uploadedBy,
    Instant uploadedAt,
    int proposed,
    int refused) {
  public boolean pending() {
    return state == RecordState.PROPOSED;
  }
}
