package org.veriline.authority;

import java.time.Instant;

/**
 * A number of somebody a record names, as a call-back or a spoken code needs it.
 *
 * @param number in E.164
 * @param since since when a record in force says so
 */
public record OwnNumber(String number, Instant since) {
  @Override
  public String toString() {
    return "OwnNumber •••";
  }
}
