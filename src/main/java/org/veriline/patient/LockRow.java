package org.veriline.patient;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One lock as the privacy officer sees it: an opaque reference, times, calls. */
public record LockRow(
    String id,
    String patient,
    Instant lockedAt,
    Instant endsAt,
    String callIds,
    @Nullable Instant unlockedAt,
    @Nullable String unlockedBy,
    @Nullable String reason) {

  public List<String> calls() {
    return callIds.isEmpty() ? List.of() : List.of(callIds.split(","));
  }

  /** Whether it still holds then. */
  public boolean holds(Instant now) {
    return unlockedAt == null && endsAt.isAfter(now);
  }
}
