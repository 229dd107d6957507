package org.veriline.privacy;

import java.time.Instant;
import java.util.Set;
import org.veriline.patient.Section;

/**
 * An emergency access as its owner sees it: not even the patient's name, which they typed.
 *
 * @param sections what it opens for this person
 */
public record BreakGlassView(String id, Instant openedAt, Instant until, Set<Section> sections) {}
