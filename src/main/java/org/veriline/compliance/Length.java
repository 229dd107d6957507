package org.veriline.compliance;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * How long something may take. Days, months and years are the clinic's calendar's, so a day on
 * which clocks are put forward is a day; hours are hours.
 */
public record Length(Unit unit, int count) {

  /** What is counted. */
  public enum Unit {
    HOURS,
    DAYS,
    /** Monday to Friday; holidays count, which makes the time shorter and never longer. */
    BUSINESS_DAYS,
    MONTHS,
    YEARS,
    /** Days after the end of the calendar year of the start; the whole last day counts. */
    DAYS_AFTER_YEAR_END
  }

  static Length of(int count, Unit unit) {
    return new Length(unit, count);
  }

  Instant after(Instant start, ZoneId zone) {
    ZonedDateTime local = start.atZone(zone);
    return switch (unit) {
      case HOURS -> start.plus(count, ChronoUnit.HOURS);
      case DAYS -> local.plusDays(count).toInstant();
      case BUSINESS_DAYS -> businessDaysAfter(local).toInstant();
      case MONTHS -> local.plusMonths(count).toInstant();
      case YEARS -> local.plusYears(count).toInstant();
      case DAYS_AFTER_YEAR_END -> {
        LocalDate yearEnd = Year.of(local.getYear()).atMonth(12).atEndOfMonth();
        yield yearEnd
            .plusDays(count)
            .atTime(LocalTime.MAX.truncatedTo(ChronoUnit.MILLIS))
            .atZone(zone)
            .toInstant();
      }
    };
  }

  private ZonedDateTime businessDaysAfter(ZonedDateTime start) {
    ZonedDateTime day = start;
    int left = count;
    while (left > 0) {
      day = day.plusDays(1);
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return day;
  }
}
