package org.veriline.compliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as lists show it.
 *
 * @param met null while it runs
 */
public record DeadlineRow(
    String id,
    LegalClock clock,
    String subject,
    Instant started,
    Instant due,
    boolean extended,
    Stage stage,
    @Nullable Instant met) {

  public boolean overdue(Instant now) {
    return (met == null ? now : met).isAfter(due);
  }
}
