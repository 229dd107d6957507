package org.veriline.review;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;
import org.veriline.queue.OpeningHours;

/**
 * Days on which somebody is there to decide: Monday to Friday, unless the clinic is closed then. A
 * clinic that answers calls at weekends has no officer there at weekends.
 */
record BusinessDays(OpeningHours hours) {
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /**
   * The same time of day so many business days later. What happens on another day counts from the
   * start of the next business day.
   */
  Instant after(Instant from, int days) {
    ZonedDateTime at = from.atZone(hours.zone());
    if (!isOne(at.toLocalDate())) {
      at = next(at.toLocalDate()).atStartOfDay(hours.zone());
    }
    for (int i = 0; i < days; i++) {
      at = at.with(next(at.toLocalDate()));
    }
    return at.toInstant();
  }

  private LocalDate next(LocalDate day) {
    LocalDate candidate = day.plusDays(1);
    // A clinic that has closed every day for weeks must not keep a review from becoming due.
    for (int i = 0; i < 31 && !isOne(candidate); i++) {
      candidate = candidate.plusDays(1);
    }
    return candidate;
  }

  private boolean isOne(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return !WEEKEND.contains(weekday)
        && (hours.week().containsKey(weekday) || onlyOpenAtWeekends())
        && !hours.closedOn().contains(day);
  }

  /** Or the hours are not set at all: then they say nothing about business days. */
  private boolean onlyOpenAtWeekends() {
    return WEEKEND.containsAll(hours.week().keySet());
  }
}
