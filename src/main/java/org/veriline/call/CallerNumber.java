package org.veriline.call;

import java.util.Optional;

/**
 * The number the network presented, in E.164 where we could tell. It identifies a person, so it
 * prints itself masked; only the last two digits help a log reader.
 */
public record CallerNumber(String digits) {
  public static final CallerNumber WITHHELD = new CallerNumber("");

  public Optional<String> known() {
    return digits.isBlank() ? Optional.empty() : Optional.of(digits);
  }

  @Override
  public String toString() {
    return digits.length() < 4 ? "withheld" : "…" + digits.substring(digits.length() - 2);
  }
}
