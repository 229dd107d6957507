package org.veriline.script;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version in a list: where it is in its life and who did what. People are ids.
 *
 * @param id of the sheet; each change of a draft makes a new one
 * @param signed the groups left to the default row, as signed by who approved
 */
public record ScriptVersionRow(
    String id,
    ScriptKind kind,
    int number,
    int sheet,
    ScriptState state,
    Instant effectiveFrom,
    String draftedBy,
    Instant draftedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable String publishedBy,
    @Nullable Instant publishedAt,
    @Nullable String retiredBy,
    @Nullable Instant retiredAt,
    List<String> signed) {}
