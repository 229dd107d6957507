package org.veriline.secret;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.veriline.platform.Refusal;

/**
 * What may become a secret (VP-11). That it cannot be read off the record is asked elsewhere, by
 * whoever knows the record.
 */
final class SecretRules {
  private static final int FEWEST_WORDS = 2;
  private static final int FEWEST_CHARACTERS = 6;
  private static final int FEWEST_SOUNDS = 4;
  private static final int LONGEST = 120;
  private static final Pattern PIN = Pattern.compile("[0-9]{6,10}");
  private static final Pattern REPEATED = Pattern.compile("(.{1,3})\\1+.?");

  /** Tried first by everybody who guesses. */
  private static final Set<String> GUESSED_FIRST =
      Set.of(
          "pass phrase",
          "my password",
          "the password",
          "open sesame",
          "i love you",
          "let me in",
          "abrete sesamo",
          "mi clave",
          "te quiero",
          "mi contrasena");

  private SecretRules() {}

  static void mustBeGood(SecretKind kind, String text) {
    switch (kind) {
      case PASS_PHRASE -> passPhrase(text);
      case PIN -> pin(text);
    }
  }

  private static void passPhrase(String text) {
    List<String> words = Sound.words(text);
    String joined = String.join("", words);
    if (text.length() > LONGEST) {
      throw new Refusal("pass-phrase-too-long", LONGEST);
    }
    if (joined.startsWith("password")
        || joined.startsWith("contrasena")
        || GUESSED_FIRST.contains(String.join(" ", words))) {
      throw new Refusal("secret-guessable");
    }
    if ((words.size() < FEWEST_WORDS && joined.length() < FEWEST_CHARACTERS)
        || Sound.of(text).length() < FEWEST_SOUNDS
        || joined.codePoints().distinct().count() < FEWEST_SOUNDS) {
      throw new Refusal("pass-phrase-too-short");
    }
  }

  private static void pin(String digits) {
    if (!PIN.matcher(digits).matches()) {
      throw new Refusal("pin-not-digits");
    }
    if (REPEATED.matcher(digits).matches() || run(digits, 1) || run(digits, -1)) {
      throw new Refusal("secret-guessable");
    }
  }

  /** 123456, 890123, 654321. */
  private static boolean run(String digits, int step) {
    for (int i = 1; i < digits.length(); i++) {
      if ((digits.charAt(i) - digits.charAt(i - 1) - step) % 10 != 0) {
        return false;
      }
    }
    return true;
  }
}
