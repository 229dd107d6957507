package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.OpeningHours;

class SiteFilesTest {
  private static final OpeningHours.Span DAY =
      new OpeningHours.Span(LocalTime.of(8, 0), LocalTime.of(17, 30));

  private static OpeningHours hours(Map<DayOfWeek, OpeningHours.Span> week) {
    return new OpeningHours(ZoneId.of("America/Chicago"), week, Set.of(LocalDate.of(2026, 12, 25)));
  }

  private static Map<DayOfWeek, OpeningHours.Span> mondayToFriday() {
    Map<DayOfWeek, OpeningHours.Span> week = new EnumMap<>(DayOfWeek.class);
    OpeningHours.days().subList(0, 5).forEach(day -> week.put(day, DAY));
    return week;
  }

  @Test
  void hoursHaveALineForTheZoneAndEachWeekday() {
    assertEquals(
        "America/Chicago\n0800-1730\n0800-1730\n0800-1730\n0800-1730\n0800-1730\n\n\n",
        SiteFiles.hoursFile(hours(mondayToFriday())));
  }

  @Test
  void openUntilTheEndOfTheDayIsOpenInItsLastMinuteToo() {
    OpeningHours.Span always = new OpeningHours.Span(LocalTime.MIDNIGHT, OpeningHours.END_OF_DAY);
    String lines = SiteFiles.hoursFile(hours(Map.of(DayOfWeek.MONDAY, always)));
    assertEquals("0000-2400", lines.lines().skip(1).findFirst().orElse(""));
  }

  @Test
  void daysWithTheSameHoursAreSaidTogether() {
    String spoken =
        SiteFiles.said(hours(mondayToFriday())).replace("/etc/asterisk/site/sounds/", "");
    assertEquals(
        "open&monday-to-friday&from&digits/8&digits/a-m&until&digits/5&digits/30&digits/p-m",
        spoken);
  }

  @Test
  void sundayIsAsterisksFirstDay() {
    String spoken = SiteFiles.said(hours(Map.of(DayOfWeek.SUNDAY, DAY)));
    assertEquals(true, spoken.contains("&digits/day-0&"), spoken);
  }

  @Test
  void disabledQueueIsNoQueueOfTheSwitch() {
    List<CallQueueRow> rows =
        List.of(
            new CallQueueRow("general", "General", "General", "1", 30, 20, true),
            new CallQueueRow("old", "Old", "Viejo", null, 30, 20, false));
    assertEquals(
        "[q-general](line)\ntimeout = 20\nservicelevel = 30\n", SiteFiles.queuesConf(rows));
  }
}
