package org.veriline.patient;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the languages the clinic writes is meant by what a record says, if it is one. */
final class WrittenLanguage {
  private static final Locale SPANISH = Locale.forLanguageTag("es");

  /** As codes and as words, with whatever region or remark behind them. */
  private static final Pattern SAYS_SPANISH =
      Pattern.compile("(es|spa|spanish|espa\u00f1ol|espanol|castellano)(?![a-z]).*");

  private static final Pattern SAYS_ENGLISH =
      Pattern.compile("(en|eng|english|ingl\u00e9s)(?![a-z]).*");

  private WrittenLanguage() {}

  static Optional<Locale> of(String text) {
    String said = text.strip().toLowerCase(Locale.ROOT);
    if (SAYS_SPANISH.matcher(said).matches()) {
      return Optional.of(SPANISH);
    }
    return SAYS_ENGLISH.matcher(said).matches() ? Optional.of(Locale.ENGLISH) : Optional.empty();
  }
}
