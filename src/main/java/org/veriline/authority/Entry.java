package org.veriline.authority;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An approved record as it was read for one answer.
 *
 * @param known since when we know what it says, whatever day it counts from
 * @param until when it stops counting; null for never
 * @param ended somebody ended it
 * @param noticed the day of the notice after which a restriction binds no new information
 */
record Entry(
    String id,
    Kind kind,
    Content content,
    Instant known,
    Instant from,
    @Nullable Instant until,
    boolean ended,
    @Nullable LocalDate noticed) {

  boolean inForce(Instant now) {
    return !ended && !now.isBefore(from) && (until == null || now.isBefore(until));
  }

  @Override
  public String toString() {
    return kind + "/" + id;
  }
}
