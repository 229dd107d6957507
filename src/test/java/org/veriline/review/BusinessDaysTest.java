package org.veriline.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.veriline.queue.OpeningHours;

class BusinessDaysTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final OpeningHours.Span SPAN =
      new OpeningHours.Span(LocalTime.of(8, 0), LocalTime.of(17, 0));
  private static final Map<DayOfWeek, OpeningHours.Span> EVERY_DAY =
      Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> SPAN));

  private static String after(String from, int days, Map<DayOfWeek, OpeningHours.Span> week) {
    BusinessDays policy =
        new BusinessDays(new OpeningHours(ZONE, week, Set.of(LocalDate.of(2026, 11, 26))));
    Instant due = policy.after(LocalDateTime.parse(from).atZone(ZONE).toInstant(), days);
    return LocalDateTime.ofInstant(due, ZONE).toString();
  }

  @Test
  void weekendsAndClosedDaysDoNotCount() {
    assertEquals("2026-11-24T15:30", after("2026-11-20T15:30", 2, Map.of()));
    assertEquals("2026-11-27T09:00", after("2026-11-24T09:00", 2, Map.of()));
  }

  @Test
  void whatHappensOnASaturdayIsDueAtTheEndOfTheSecondBusinessDay() {
    assertEquals("2026-11-25T00:00", after("2026-11-21T11:00", 2, EVERY_DAY));
  }

  @Test
  void dayOnWhichTheClinicNeverOpensIsNoBusinessDay() {
    assertEquals(
        "2026-11-23T10:00",
        after("2026-11-19T10:00", 1, Map.of(DayOfWeek.MONDAY, SPAN, DayOfWeek.THURSDAY, SPAN)));
  }

  @Test
  void hoursOfAClinicThatOpensAtWeekendsOnlyMoveNothing() {
    assertEquals("2026-11-23T15:30", after("2026-11-20T15:30", 1, Map.of(DayOfWeek.SUNDAY, SPAN)));
  }

  @Test
  void changeOfTheClockKeepsTheTimeOfDay() {
    assertEquals("2026-11-03T09:00", after("2026-10-30T09:00", 2, Map.of()));
  }
}
