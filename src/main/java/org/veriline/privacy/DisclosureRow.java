package org.veriline.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.Section;

/**
 * A line of the register; the patient is an opaque reference.
 *
 * @param recipient the entry of the directory it was told, as {@code organisation/ID}, if it was
 *     one
 */
public record DisclosureRow(
    Instant at,
    String call,
    String patient,
    String agent,
    Relationship relationship,
    Purpose purpose,
    Level level,
    Section section,
    boolean told,
    String labels,
    Exemption exemption,
    @Nullable String recipient) {}
