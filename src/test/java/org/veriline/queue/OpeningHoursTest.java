package org.veriline.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
  private static final OpeningHours HOURS =
      new OpeningHours(
          ZoneId.of("America/New_York"),
          Map.of(
              DayOfWeek.MONDAY,
              new OpeningHours.Span(LocalTime.of(8, 0), LocalTime.of(17, 0)),
              DayOfWeek.SUNDAY,
              new OpeningHours.Span(LocalTime.of(1, 0), LocalTime.of(3, 0))),
          Set.of(LocalDate.of(2026, 11, 30)));

  @ParameterizedTest(name = "{0} is open: {1}")
  @CsvSource({
    "2026-11-23T07:59:59-05:00, false",
    "2026-11-23T08:00:00-05:00, true",
    "2026-11-23T16:59:59-05:00, true",
    "2026-11-23T17:00:00-05:00, false",
    // the same moments, told from elsewhere
    "2026-11-23T13:00:00Z, true",
    "2026-11-23T22:00:00Z, false",
    // no hours on Tuesday; closed on this Monday
    "2026-11-24T10:00:00-05:00, false",
    "2026-11-30T10:00:00-05:00, false",
    // the night the clocks go back has 1:30 twice, and is open both times
    "2026-11-01T01:30:00-04:00, true",
    "2026-11-01T01:30:00-05:00, true"
  })
  void boundaryMinutes(ZonedDateTime when, boolean open) {
    assertEquals(open, HOURS.openAt(when));
  }

  @Test
  void hoursThatEndBeforeTheyBeginAreRefused() {
    LocalTime noon = LocalTime.NOON;
    assertThrows(
        IllegalArgumentException.class, () -> new OpeningHours.Span(noon, noon.minusHours(1)));
  }
}
