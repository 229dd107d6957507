package org.veriline.privacy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.Item;
import org.veriline.patient.Phi;
import org.veriline.patient.Section;

/** How items become lines that can be read aloud in the caller's language. */
final class CardText {
  private static final Pattern LABEL = Pattern.compile("[a-z][a-z-]{1,30}");

  private CardText() {}

  static Card card(Section section, List<Item> items, String language) {
    Locale locale = Locale.forLanguageTag(language.startsWith("es") ? "es-US" : "en-US");
    return new Card(
        section,
        items.stream()
            .map(item -> new Card.Line(item.label(), new Phi(text(item, locale))))
            .toList());
  }

  /** Day and time of an item in full, and nothing else of it. */
  static String when(Item item, String language) {
    return when(item.on(), Locale.forLanguageTag(language.startsWith("es") ? "es-US" : "en-US"));
  }

  static boolean isLabel(String text) {
    return LABEL.matcher(text).matches();
  }

  private static String text(Item item, Locale locale) {
    String when = when(item.on(), locale);
    if (when.isEmpty()) {
      return item.text();
    }
    return item.text().isEmpty() ? when : when + ": " + item.text();
  }

  private static String when(@Nullable String on, Locale locale) {
    if (on == null) {
      return "";
    }
    return on.length() > 10
        ? DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(locale)
            .format(LocalDateTime.parse(on))
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale)
            .format(LocalDate.parse(on));
  }
}
