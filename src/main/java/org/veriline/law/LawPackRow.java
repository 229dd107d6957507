package org.veriline.law;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A version as the page shows it. */
public record LawPackRow(
    int number,
    String siteState,
    Rules rules,
    String source,
    LocalDate checkedOn,
    boolean counselApproved,
    PackState state,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {}
