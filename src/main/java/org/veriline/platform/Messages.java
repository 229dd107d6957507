package org.veriline.platform;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The words people read and hear. A key begins with the area whose bundle holds it ({@code
 * desk.title}); errors ({@code error.<id>}) stand in the bundle of the area that makes them.
 */
public final class Messages {
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));

  public static final List<String> AREAS =
      List.of(
          "common",
          "access",
          "audit",
          "admin",
          "privacy",
          "authority",
          "desk",
          "floor",
          "request",
          "review",
          "ivr",
          "telephony",
          "verification",
          "compliance",
          "script",
          "possession",
          "rights",
          "editor",
          "factor",
          "outbound");

  private Messages() {}

  public static Optional<String> find(Locale locale, String key, Object... arguments) {
    return AREAS.stream()
        .flatMap(area -> bundle(area, locale).stream())
        .filter(bundle -> bundle.containsKey(key))
        .findFirst()
        .map(bundle -> bundle.getString(key))
        .map(
            text ->
                arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments));
  }

  private static Optional<ResourceBundle> bundle(String area, Locale locale) {
    try {
      return Optional.of(
          ResourceBundle.getBundle(
              "org.veriline.messages." + area, locale, Messages.class.getClassLoader()));
    } catch (MissingResourceException notWrittenYet) {
      return Optional.empty();
    }
  }

  /** The keys of every area that begin so. */
  public static List<String> keys(Locale locale, String prefix) {
    return AREAS.stream()
        .flatMap(area -> bundle(area, locale).stream())
        .flatMap(bundle -> bundle.keySet().stream())
        .filter(key -> key.startsWith(prefix))
        .sorted()
        .toList();
  }

  /** The text, or the key itself in marks that a test looks for. */
  public static String text(Locale locale, String key, Object... arguments) {
    return find(locale, key, arguments).orElse("???" + key + "???");
  }

  /** The sentence for a refusal. */
  public static String text(Locale locale, Refusal refusal) {
    return text(locale, "error." + refusal.id(), refusal.arguments().toArray());
  }
}
