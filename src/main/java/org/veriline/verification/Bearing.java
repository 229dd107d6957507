package org.veriline.verification;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.authority.Scope;
import org.veriline.decision.Fact;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.script.Situation;

/**
 * Where a call stands: what the table looks at, and who the caller is for the decision.
 *
 * @param record the authority record the caller was proven by
 * @param agreed what the patient, on the line, agreed that the caller hears
 * @param facts what this call itself established
 * @param recipient the entry of the directory that is told, as {@code organisation/ID}
 */
record Bearing(
    Situation situation,
    Purpose purpose,
    Relationship relationship,
    @Nullable String record,
    Set<Scope> agreed,
    Set<Fact> facts,
    @Nullable String recipient) {}
