package org.veriline.patient;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a text can be read off a record: then it is no secret of anybody's (VP-11). */
public final class OnFile {
  private static final int FEWEST_DIGITS = 6;
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
  private static final List<DateTimeFormatter> AS_KEYED =
      List.of("MMdduuuu", "ddMMuuuu", "uuuuMMdd", "MMdduu", "ddMMuu", "uuMMdd").stream()
          .map(DateTimeFormatter::ofPattern)
          .toList();

  private OnFile() {}

  /** Names, addresses and the like: every word of it is one of ours. Digits: a date or number. */
  static boolean says(Matching matching, List<Item> identifiers, String text) {
    String digits = NO_DIGIT.matcher(text).replaceAll("");
    if (digits.length() >= FEWEST_DIGITS && isDateOrNumber(identifiers, digits)) {
      return true;
    }
    Set<String> known = new HashSet<>();
    for (PersonName name : matching.names()) {
      name.given().forEach(given -> known.addAll(words(given)));
      known.addAll(words(name.family()));
    }
    identifiers.forEach(item -> known.addAll(words(item.text())));
    return known.containsAll(words(text));
  }

  /** The same of somebody else whom a record names. */
  public static boolean says(
      PersonName name, @Nullable LocalDate birthDate, Set<String> numbers, String text) {
    String digits = NO_DIGIT.matcher(text).replaceAll("");
    boolean date =
        birthDate != null
            && AS_KEYED.stream().anyMatch(form -> form.format(birthDate).equals(digits));
    boolean number =
        digits.length() >= FEWEST_DIGITS
            && numbers.stream().anyMatch(known -> known.contains(digits));
    Set<String> known = new HashSet<>(words(name.family()));
    name.given().forEach(given -> known.addAll(words(given)));
    return date || number || known.containsAll(words(text));
  }

  private static boolean isDateOrNumber(List<Item> identifiers, String digits) {
    for (Item item : identifiers) {
      if (NO_DIGIT.matcher(item.text()).replaceAll("").contains(digits)) {
        return true;
      }
      String on = item.on();
      if (on != null
          && on.length() == 10
          && AS_KEYED.stream().anyMatch(form -> form.format(LocalDate.parse(on)).equals(digits))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(PersonName.plain(text).replace(',', ' ').trim().split(" +"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
