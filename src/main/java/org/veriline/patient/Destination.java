package org.veriline.patient;

/**
 * A number on file as others may know it.
 *
 * @param id opaque; only {@link Destinations} knows the number
 * @param ageDays for how long it is known to be this patient's
 */
public record Destination(String id, String lastTwo, long ageDays) {
  /** A number changed yesterday proves nothing (VP-07). */
  private static final long AGED_DAYS = 30;

  public boolean aged() {
    return ageDays >= AGED_DAYS;
  }
}
