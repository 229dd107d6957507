package org.veriline.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as people say and type them, in English and Spanish. It is tolerant about the form
 * and never about the date: what could mean two dates is not read.
 */
public final class SpokenDate {
  private static final int OLDEST = 130;
  private static final int NEXT_YEARS = 3;
  private static final Pattern WORD = Pattern.compile("[a-z]+|[0-9]+");
  private static final Pattern ORDINAL = Pattern.compile("([0-9])(st|nd|rd|th|er|o|ro|º|°)\\b");
  private static final List<String> FILLERS =
      List.of("of", "the", "de", "del", "el", "on", "in", "en");
  private static final Map<String, Integer> MONTHS = months();

  private SpokenDate() {}

  /**
   * A birth date: never in the future.
   *
   * @param language of the person who types; decides whether 3/4/1970 is March (en) or April (es)
   */
  public static Optional<LocalDate> birth(String text, String language, LocalDate today) {
    return day(text, language, today).filter(date -> !date.isAfter(today));
  }

  /** A day in the past or the near future. */
  public static Optional<LocalDate> day(String text, String language, LocalDate today) {
    List<String> parts = parts(text);
    boolean dayFirst = language.toLowerCase(Locale.ROOT).startsWith("es");
    @Nullable LocalDate date =
        switch (parts.size()) {
          case 1 -> digits(parts.get(0), dayFirst, today);
          case 3 -> three(parts, dayFirst, today);
          default -> null;
        };
    return Optional.ofNullable(date);
  }

  /** A month with its year; a whole date will do. */
  public static Optional<YearMonth> month(String text, String language, LocalDate today) {
    List<String> parts = parts(text);
    if (parts.size() != 2) {
      return day(text, language, today).map(YearMonth::from);
    }
    boolean yearFirst = parts.get(0).length() == 4 && number(parts.get(0)) > 0;
    String monthText = parts.get(yearFirst ? 1 : 0);
    int month = MONTHS.getOrDefault(monthText, number(monthText));
    return Optional.ofNullable(date(parts.get(yearFirst ? 0 : 1), month, 1, today))
        .map(YearMonth::from);
  }

  private static List<String> parts(String text) {
    String plain = ORDINAL.matcher(PersonName.plain(text.replace('.', ' '))).replaceAll("$1");
    List<String> parts = new ArrayList<>();
    Matcher words = WORD.matcher(plain);
    while (words.find() && parts.size() < 8) {
      if (!FILLERS.contains(words.group())) {
        parts.add(words.group());
      }
    }
    return parts;
  }

  private static @Nullable LocalDate digits(String text, boolean dayFirst, LocalDate today) {
    if (text.length() != 8 || !Character.isDigit(text.charAt(0))) {
      return null;
    }
    LocalDate written =
        three(
            List.of(text.substring(0, 2), text.substring(2, 4), text.substring(4)),
            dayFirst,
            today);
    return written != null
        ? written
        : three(
            List.of(text.substring(0, 4), text.substring(4, 6), text.substring(6)),
            dayFirst,
            today);
  }

  private static @Nullable LocalDate three(List<String> parts, boolean dayFirst, LocalDate today) {
    for (int i = 0; i < 2; i++) {
      Integer month = MONTHS.get(parts.get(i));
      if (month != null) {
        // March 4 1970, 4 March 1970, 4 de marzo de 1970
        return date(parts.get(2), month, number(parts.get(1 - i)), today);
      }
    }
    int first = number(parts.get(0));
    int second = number(parts.get(1));
    if (parts.get(0).length() == 4) {
      return date(parts.get(0), second, number(parts.get(2)), today);
    }
    boolean dayIsFirst = first > 12 || (dayFirst && second <= 12);
    return dayIsFirst
        ? date(parts.get(2), second, first, today)
        : date(parts.get(2), first, second, today);
  }

  private static @Nullable LocalDate date(String yearText, int month, int day, LocalDate today) {
    int year = number(yearText);
    if (yearText.length() == 2) {
      // 70 can only be 1970; 20 could be 1920 or 2020, so the year is asked for in full.
      if (year < 0 || year <= (today.getYear() + NEXT_YEARS) % 100) {
        return null;
      }
      year += today.getYear() / 100 * 100 - 100;
    } else if (yearText.length() != 4) {
      return null;
    }
    try {
      LocalDate date = LocalDate.of(year, month, day);
      return date.isAfter(today.plusYears(NEXT_YEARS)) || date.isBefore(today.minusYears(OLDEST))
          ? null
          : date;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static int number(String text) {
    return text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(text)
        : -1;
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    List<String> english =
        List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    List<String> spanish =
        List.of(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre");
    for (List<String> names : List.of(english, spanish)) {
      for (int i = 0; i < names.size(); i++) {
        months.put(names.get(i), i + 1);
        months.put(names.get(i).substring(0, 3), i + 1);
      }
    }
    months.put("sept", 9);
    months.put("setiembre", 9);
    return months;
  }
}
