package org.veriline.script;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.veriline.platform.Messages;

/** What the product says where a version has no words of its own, by language and saying. */
public final class ProductWords {
  private static final String PREFIX = "script.say.";

  public static final Map<String, Map<String, String>> SENTENCES =
      Messages.LANGUAGES.stream()
          .collect(Collectors.toUnmodifiableMap(Locale::getLanguage, ProductWords::sentences));

  private ProductWords() {}

  private static Map<String, String> sentences(Locale language) {
    return Messages.keys(language, PREFIX).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                key -> key.substring(PREFIX.length()), key -> Messages.text(language, key)));
  }
}
