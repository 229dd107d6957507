package org.veriline.accounting;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the accounting, opened. It prints itself masked.
 *
 * @param address of the recipient, or that it is not known
 * @param description of what was disclosed
 * @param purpose why, in a sentence the patient understands
 */
public record Entry(
    Instant at, Basis basis, String recipient, String address, String description, String purpose) {
  /** The same, naming as well whom the directory knows it was told. */
  Entry to(@Nullable String title) {
    String named = recipient.strip();
    if (title == null || named.toLowerCase(Locale.ROOT).contains(title.toLowerCase(Locale.ROOT))) {
      return this;
    }
    return new Entry(
        at, basis, named.isEmpty() ? title : title + ", " + named, address, description, purpose);
  }

  @Override
  public String toString() {
    return "Entry[…]";
  }
}
