package org.veriline.patient;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One name of a patient, and whether what a caller said is that name.
 *
 * <p>The birth date beside it is always exact, so the name may be a little off: accents, case and
 * punctuation do not count, nicknames do, and a word may differ by one letter up to seven letters
 * and by two above. A caller with two surnames may leave out the second.
 */
public record PersonName(List<String> given, String family) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern JOINED = Pattern.compile("['’`´.]");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N},]+");
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "sr", "sra", "srta");
  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "md", "phd");
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "la", "las", "los", "da", "do", "dos", "van", "von", "der", "den", "di", "y",
          "e");

  /** How well a said name fits. */
  public enum Fit {
    NONE,
    CLOSE,
    EXACT
  }

  public PersonName {
    given = List.copyOf(given);
  }

  /** Names never go into a log. */
  @Override
  public String toString() {
    return "•••";
  }

  /** How well {@code said}, a full name in either order of its parts, fits this name. */
  public Fit fits(String said) {
    List<String> words = saidWords(said);
    Fit best = Fit.NONE;
    for (int split = 1; split < words.size(); split++) {
      Fit here =
          worse(
              givenFits(words.subList(0, split)),
              familyFits(withoutParticles(words.subList(split, words.size()))));
      best = best.compareTo(here) >= 0 ? best : here;
    }
    return best;
  }

  /** One of the words said is the surname {@code ours}: for "Doctor Adams", "Jane Adams". */
  static boolean anyWordFits(String said, String ours) {
    String surname = String.join("", words(ours));
    return words(said).stream().anyMatch(word -> wordFits(word, surname) != Fit.NONE)
        || wordFits(String.join("", words(said)), surname) != Fit.NONE;
  }

  /** Letter by letter, but for accents: the surname of somebody else, or one of two. */
  boolean bears(String surname) {
    List<String> other = withoutParticles(words(surname));
    List<String> ours = withoutParticles(words(family));
    return !other.isEmpty()
        && (ours.equals(other) || (other.size() == 1 && ours.contains(other.get(0))));
  }

  private Fit familyFits(List<String> said) {
    List<String> ours = withoutParticles(words(family));
    if (said.isEmpty() || ours.isEmpty()) {
      return Fit.NONE;
    }
    // Written together or apart: Mc Donald, McDonald.
    Fit best = wordFits(String.join("", said), String.join("", ours));
    // One surname more than the other side knows: the first decides.
    int common = Math.min(said.size(), ours.size());
    if (Math.max(said.size(), ours.size()) <= common + 1) {
      Fit inOrder = Fit.EXACT;
      for (int i = 0; i < common; i++) {
        inOrder = worse(inOrder, wordFits(said.get(i), ours.get(i)));
      }
      if (said.size() != ours.size()) {
        inOrder = worse(inOrder, Fit.CLOSE);
      }
      best = best.compareTo(inOrder) >= 0 ? best : inOrder;
    }
    return best;
  }

  private Fit givenFits(List<String> said) {
    List<String> ours = new ArrayList<>();
    given.forEach(name -> ours.addAll(words(name)));
    Fit together = wordFits(String.join("", said), String.join("", ours));
    if (together != Fit.NONE) {
      return together;
    }
    // The name they go by is any of ours, in full; the others may be initials.
    List<String> left = new ArrayList<>(ours);
    Fit fit = take(said.get(0), left);
    int unknown = 0;
    for (String further : said.subList(1, said.size())) {
      Fit next = take(further, left);
      if (next == Fit.NONE && left.removeIf(name -> further.equals(name.substring(0, 1)))) {
        next = Fit.CLOSE;
      }
      if (next == Fit.NONE) {
        unknown++;
        next = Fit.CLOSE;
      }
      fit = worse(fit, next);
    }
    // A middle name may be new to us only when we have none on file.
    int allowed = ours.size() == 1 ? 1 : 0;
    if (unknown > allowed) {
      return Fit.NONE;
    }
    return left.isEmpty() ? fit : worse(fit, Fit.CLOSE);
  }

  private static Fit take(String said, List<String> left) {
    Fit best = Fit.NONE;
    int at = -1;
    for (int i = 0; i < left.size(); i++) {
      Fit here = wordFits(said, left.get(i));
      if (here == Fit.NONE && Nicknames.same(said, left.get(i))) {
        here = Fit.CLOSE;
      }
      if (here.compareTo(best) > 0) {
        best = here;
        at = i;
      }
    }
    if (at >= 0) {
      left.remove(at);
    }
    return best;
  }

  private static Fit worse(Fit one, Fit other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** Words of two letters have to be right: one slip would be half of them. */
  static Fit wordFits(String said, String ours) {
    if (said.equals(ours)) {
      return Fit.EXACT;
    }
    if (ours.length() < 3 || said.length() < 2) {
      return Fit.NONE;
    }
    return distance(said, ours) <= (ours.length() <= 7 ? 1 : 2) ? Fit.CLOSE : Fit.NONE;
  }

  /** Damerau-Levenshtein distance in its common form: a swap of two neighbours counts once. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  /** "Family, given" is turned round; titles in front and suffixes at the end are left out. */
  private static List<String> saidWords(String said) {
    String plain = plain(said);
    int comma = plain.indexOf(',');
    String inOrder =
        comma < 0 ? plain : plain.substring(comma + 1) + ' ' + plain.substring(0, comma);
    List<String> words = new ArrayList<>(split(inOrder));
    while (words.size() > 2 && TITLES.contains(words.get(0))) {
      words.remove(0);
    }
    while (words.size() > 2 && SUFFIXES.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    return words.size() > 8 ? words.subList(0, 8) : words;
  }

  private static List<String> words(String text) {
    return split(plain(text));
  }

  private static List<String> split(String plain) {
    return Arrays.stream(plain.replace(',', ' ').trim().split(" +"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.length() > 40 ? word.substring(0, 40) : word)
        .toList();
  }

  private static List<String> withoutParticles(List<String> words) {
    List<String> kept = words.stream().filter(word -> !PARTICLES.contains(word)).toList();
    return kept.isEmpty() ? words : kept;
  }

  /** Lower case without accents; letters that NFKD leaves whole are written out. */
  static String plain(String text) {
    String lower = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    lower = lower.toLowerCase(Locale.ROOT);
    lower =
        lower
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace("œ", "oe")
            .replace('ø', 'o')
            .replace('ł', 'l')
            .replace('đ', 'd')
            .replace('ı', 'i');
    return NO_LETTER.matcher(JOINED.matcher(lower).replaceAll("")).replaceAll(" ");
  }
}
