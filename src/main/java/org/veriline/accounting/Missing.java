package org.veriline.accounting;

import java.time.Instant;

/** Something that has to stand in the accounting, and nobody has written down to whom it went. */
public record Missing(String source, Instant at) {}
