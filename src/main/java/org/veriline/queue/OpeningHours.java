package org.veriline.queue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When the clinic takes calls: one span a weekday, and days on which it is closed. */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, Span> week, Set<LocalDate> closedOn) {

  /** The day's last minute stands for its end, which a clock face cannot show. */
  public static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

  public record Span(LocalTime from, LocalTime until) {
    public Span {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("opening hours end after they begin");
      }
    }
  }

  public OpeningHours {
    week = Map.copyOf(week);
    closedOn = Set.copyOf(closedOn);
  }

  /** Open from the first minute of the span and closed from its last. */
  public boolean openAt(ZonedDateTime when) {
    ZonedDateTime here = when.withZoneSameInstant(zone);
    Span span = week.get(here.getDayOfWeek());
    return span != null
        && !closedOn.contains(here.toLocalDate())
        && !here.toLocalTime().isBefore(span.from())
        && (here.toLocalTime().isBefore(span.until()) || span.until().equals(END_OF_DAY));
  }

  /** Weekdays in order, for pages. */
  public static List<DayOfWeek> days() {
    return List.of(DayOfWeek.values());
  }
}
