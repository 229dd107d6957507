package org.veriline.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that was dialled for a task; nothing of it says whom.
 *
 * @param by user id; null for calls of before this was written down
 */
public record DialAttempt(String task, Instant at, @Nullable String by, DialOutcome outcome) {}
