package org.veriline.secret;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * How a pass-phrase sounds: what an agent hears and types is not letter by letter what was
 * enrolled. Case, accents, gaps between words and spellings of one sound do not count; digits do.
 */
final class Sound {
  private static final int LONGEST = 40;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

  private Sound() {}

  static String of(String text) {
    String joined = String.join("", words(text));
    String digits = NO_DIGIT.matcher(joined).replaceAll("");
    DoubleMetaphone metaphone = new DoubleMetaphone();
    metaphone.setMaxCodeLen(LONGEST);
    String sound = metaphone.doubleMetaphone(spelledAlike(joined));
    return (sound == null ? "" : sound) + digits;
  }

  static List<String> words(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace("'", "")
            .replace("’", "");
    return Arrays.stream(NOT_A_WORD.split(plain)).filter(word -> !word.isEmpty()).toList();
  }

  /** What Spanish speakers do not tell apart by ear, and the algorithm does. */
  private static String spelledAlike(String word) {
    return word.replace('v', 'b').replace('z', 's').replace("qu", "k");
  }
}
