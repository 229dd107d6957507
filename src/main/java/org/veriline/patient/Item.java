package org.veriline.patient;

import org.jspecify.annotations.Nullable;

/**
 * One thing that can be said about a patient, as it lies in a sealed document.
 *
 * @param label end of the bundle key {@code card.<label>}
 * @param on ISO date or date and time, or null
 */
public record Item(Section section, String label, @Nullable String on, String text) {
  @Override
  public String toString() {
    return section + "/" + label + " •••";
  }
}
