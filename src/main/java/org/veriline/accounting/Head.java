package org.veriline.accounting;

import java.time.Instant;

/**
 * What stands above the lines of a report.
 *
 * @param free the first within twelve months costs nothing
 */
record Head(
    String id,
    String patient,
    String addressee,
    Instant from,
    Instant made,
    String madeBy,
    String madeByName,
    int entries,
    boolean free) {
  @Override
  public String toString() {
    return "Head[…]";
  }
}
