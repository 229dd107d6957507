package org.veriline.patient;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be said about a patient, as it lies in a sealed document.
 *
 * @param label end of the bundle key {@code card.<label>}
 * @param on ISO date or date and time, or null
 * @param tags of its codes; documents of older imports have none
 */
public record Item(
    Section section, String label, @Nullable String on, String text, @Nullable Set<Tag> tags) {

  public Item(Section section, String label, @Nullable String on, String text) {
    this(section, label, on, text, Set.of());
  }

  @Override
  public String toString() {
    return section + "/" + label + " •••";
  }
}
