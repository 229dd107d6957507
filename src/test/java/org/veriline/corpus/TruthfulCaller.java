package org.veriline.corpus;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A patient who calls about themselves, and an agent who types what they hear: accents get lost,
 * letters get swapped, nicknames are said, dates come in every form. How often is what the corpus
 * assumes; the page docs/reference/callers-corpus.md says it.
 */
final class TruthfulCaller {
  private static final String[] ENGLISH_DATES = {
    "M/d/yyyy",
    "MM/dd/yyyy",
    "MMMM d yyyy",
    "MMM d, yyyy",
    "d MMMM yyyy",
    "yyyy-MM-dd",
    "MMddyyyy",
    "M.d.yyyy",
    "M-d-yyyy"
  };
  private static final String[] SPANISH_DATES = {
    "d/M/yyyy", "dd/MM/yyyy", "d 'de' MMMM 'de' yyyy", "yyyy-MM-dd", "ddMMyyyy", "d-M-yyyy"
  };
  private static final String[] ENGLISH_MONTHS = {"MMMM yyyy", "MM/yyyy", "MMM yyyy", "yyyy-MM"};
  private static final String[] SPANISH_MONTHS = {"MMMM 'de' yyyy", "MM/yyyy", "yyyy-MM"};

  private final Invented me;
  private final Random random;

  TruthfulCaller(Invented me, long seed) {
    this.me = me;
    this.random = new Random(seed * 1_000_003 + me.number());
  }

  Locale language() {
    return me.spanish() ? Locale.forLanguageTag("es") : Locale.ENGLISH;
  }

  /** As it is typed when it is heard for the first time. */
  String name() {
    String given = random.nextInt(6) == 0 ? me.nickname() : me.given().get(0);
    if (me.given().size() > 1 && random.nextInt(3) == 0) {
      given += " " + (random.nextBoolean() ? me.given().get(1) : me.given().get(1).substring(0, 1));
    }
    String family = me.family();
    if (family.contains(" ") && random.nextInt(3) == 0) {
      family = family.substring(0, family.indexOf(' '));
    }
    if (random.nextInt(5) == 0) {
      family = slip(family);
    }
    if (random.nextInt(8) == 0 && !given.equals(me.nickname())) {
      given = slip(given);
    }
    String name = random.nextInt(4) == 0 ? family + ", " + given : given + " " + family;
    if (random.nextInt(2) == 0) {
      name = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    }
    return switch (random.nextInt(6)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> name.toLowerCase(Locale.ROOT);
      case 2 -> name.replace(" ", "  ");
      default -> name;
    };
  }

  /** Spelled out, after it did not match. */
  String nameSpelled() {
    return me.fullName();
  }

  String birthDate() {
    return birthDate(random.nextInt(60) == 0 ? me.birthDate().plusDays(1) : me.birthDate());
  }

  String birthDateAgain() {
    return birthDate(me.birthDate());
  }

  private String birthDate(LocalDate date) {
    return form(date, me.spanish() ? SPANISH_DATES : ENGLISH_DATES);
  }

  /** Six of a hundred do not know what they are asked; two are sure and wrong. */
  String answer(String question) {
    if (question.equals("number")) {
      return random.nextInt(2) == 0
          ? random.nextBoolean() ? me.recordNumber() : me.memberNumber().toLowerCase(Locale.ROOT)
          : "";
    }
    String onFile = me.answers().get(question);
    int memory = random.nextInt(100);
    if (onFile == null || memory < 6) {
      return "";
    }
    boolean wrong = memory < 8;
    return switch (question) {
      case "visit-provider" -> {
        String doctor = wrong ? "Somebody Else" : random.nextInt(6) == 0 ? slip(onFile) : onFile;
        yield random.nextBoolean() ? "Dr. " + doctor : doctor.toLowerCase(Locale.ROOT);
      }
      case "appointment-date" ->
          form(
              LocalDate.parse(onFile).plusDays(wrong ? 1 : 0),
              me.spanish() ? SPANISH_DATES : ENGLISH_DATES);
      default ->
          DateTimeFormatter.ofPattern(
                  Population.pick(me.spanish() ? SPANISH_MONTHS : ENGLISH_MONTHS, random),
                  language())
              .format(YearMonth.parse(onFile).plusMonths(wrong ? 1 : 0));
    };
  }

  /** Nine of ten have the telephone that is on file with them. */
  boolean hasTelephone() {
    return random.nextInt(10) != 0;
  }

  String telephone() {
    return me.phone();
  }

  private String form(LocalDate date, String[] patterns) {
    return DateTimeFormatter.ofPattern(Population.pick(patterns, random), language()).format(date);
  }

  /** One letter too many, one missing, two swapped, or the neighbour's key. */
  private String slip(String word) {
    int at = 1 + random.nextInt(Math.max(1, word.length() - 2));
    return switch (random.nextInt(4)) {
      case 0 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
      case 1 -> word.substring(0, at) + word.substring(at + 1);
      case 2 ->
          at + 1 < word.length()
              ? word.substring(0, at)
                  + word.charAt(at + 1)
                  + word.charAt(at)
                  + word.substring(at + 2)
              : word;
      default -> word.substring(0, at) + "e" + word.substring(at + 1);
    };
  }

  static List<TruthfulCaller> of(Population population, long seed) {
    return population.patients().stream().map(it -> new TruthfulCaller(it, seed)).toList();
  }
}
