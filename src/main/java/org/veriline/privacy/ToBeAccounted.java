package org.veriline.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A disclosure that nothing exempts from the accounting.
 *
 * @param recipient the entry of the directory it was told, as {@code organisation/ID}, if it was
 *     one
 */
public record ToBeAccounted(String id, Instant at, @Nullable String recipient) {}
