package org.veriline.official;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.veriline.platform.Refusal;

/**
 * What the caller said of themselves and what they want.
 *
 * @param matter number of the case
 * @param number where they can be called back
 */
public record Said(
    String name, String agency, String badge, String matter, String number, String nature) {
  private static final int LONGEST = 200;
  private static final int LONGEST_NATURE = 2000;
  private static final int PARTS = 6;

  public Said {
    if (name.isBlank() && agency.isBlank()) {
      throw new Refusal("official-name-missing");
    }
    if (Stream.of(name, agency, badge, matter, number).anyMatch(it -> it.length() > LONGEST)
        || nature.length() > LONGEST_NATURE) {
      throw new Refusal("official-too-long");
    }
  }

  /** One line each; what they want may be several, and stands last. */
  String text() {
    return Stream.of(name, agency, badge, matter, number)
            .map(part -> part.lines().collect(Collectors.joining(" ")).strip())
            .collect(Collectors.joining("\n"))
        + "\n"
        + nature.strip();
  }

  static Said of(String text) {
    List<String> parts = List.of(text.split("\n", PARTS));
    return new Said(
        parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5));
  }

  @Override
  public String toString() {
    return "Said[…]";
  }
}
