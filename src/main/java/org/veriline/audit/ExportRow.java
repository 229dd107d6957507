package org.veriline.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.WhoSaw.Question;

/** A request for an export, with exactly what would be taken out. */
public record ExportRow(
    String id,
    String askedBy,
    Instant askedAt,
    Question question,
    ExportState state,
    @Nullable String decidedBy) {}
