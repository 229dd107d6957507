package org.veriline.privacy;

import java.time.Instant;

/** An emergency access that is open now, for who watches the floor: whose, and how long. */
public record BreakGlassRow(String user, Instant openedAt, Instant until) {}
