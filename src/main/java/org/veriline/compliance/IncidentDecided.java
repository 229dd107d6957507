package org.veriline.compliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Two people have said what an incident was; within their transaction. */
public record IncidentDecided(
    String id, Verdict verdict, @Nullable String patient, Instant occurred) {}
