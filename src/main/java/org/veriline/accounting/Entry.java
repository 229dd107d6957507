package org.veriline.accounting;

import java.time.Instant;

/**
 * One line of the accounting, opened. It prints itself masked.
 *
 * @param address of the recipient, or that it is not known
 * @param description of what was disclosed
 * @param purpose why, in a sentence the patient understands
 */
public record Entry(
    Instant at, Basis basis, String recipient, String address, String description, String purpose) {
  @Override
  public String toString() {
    return "Entry[…]";
  }
}
