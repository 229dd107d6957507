package org.veriline.compliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An incident as the officers' list shows it. */
public record IncidentRow(
    String id,
    IncidentCode code,
    IncidentState state,
    @Nullable String call,
    @Nullable String patient,
    Instant discovered,
    String openedBy,
    @Nullable Verdict verdict,
    @Nullable String proposedBy) {

  public String subject() {
    return Incident.subject(id);
  }
}
