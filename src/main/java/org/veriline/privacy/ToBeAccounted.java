package org.veriline.privacy;

import java.time.Instant;

/** A disclosure that nothing exempts from the accounting. */
public record ToBeAccounted(String id, Instant at) {}
