package org.veriline.accounting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to stand in the accounting and is not entered yet.
 *
 * @param recipient to whom it went, if that was an organisation of the directory
 */
public record Missing(String source, Instant at, @Nullable String recipient) {

  /** Nobody has written down to whom it went. */
  public Missing(String source, Instant at) {
    this(source, at, null);
  }
}
