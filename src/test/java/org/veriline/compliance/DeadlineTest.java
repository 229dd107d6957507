package org.veriline.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.veriline.platform.Refusal;

class DeadlineTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Path PAGE = Path.of("docs/reference/deadlines.md");

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
  }

  /** Each due time was reckoned by hand; 2026-03-08 has 23 hours and 2026-11-01 has 25. */
  @ParameterizedTest
  @CsvSource({
    "ACCESS,             2026-02-20T10:00, 2026-03-22T10:00",
    "AMENDMENT,          2026-01-15T09:30, 2026-03-16T09:30",
    "ACCOUNTING,         2026-09-15T12:00, 2026-11-14T12:00",
    "RESTRICTION,        2026-11-20T15:00, 2026-12-04T15:00",
    "CONFIDENTIAL,       2026-11-21T08:00, 2026-11-27T08:00",
    "COMPLAINT,          2026-10-20T08:00, 2026-11-19T08:00",
    "BREACH_INDIVIDUAL,  2026-11-24T18:00, 2027-01-23T18:00",
    "BREACH_HHS_LARGE,   2026-11-24T18:00, 2027-01-23T18:00",
    "BREACH_MEDIA,       2026-11-24T18:00, 2027-01-23T18:00",
    "BREACH_HHS_SMALL,   2026-02-01T00:00, 2027-03-01T23:59:59.999",
    "BREACH_HHS_SMALL,   2027-12-31T23:59, 2028-02-29T23:59:59.999",
    "BREACH_STATE,       2026-11-24T18:00, 2026-12-24T18:00",
    "ASSOCIATE_NOTICE,   2026-10-31T12:00, 2026-11-01T11:00",
    "ORAL_DELAY,         2026-11-24T18:00, 2026-12-24T18:00",
    "ACCESS_REMOVAL,     2026-11-24T18:00, 2026-11-24T19:00",
    "CONTINGENCY_NOTICE, 2026-11-24T18:00, 2026-11-25T18:00",
    "RESTORE,            2026-11-24T23:00, 2026-11-25T03:00",
    "RETENTION,          2024-02-29T12:00, 2030-02-28T12:00",
    "OPT_OUT,            2026-11-24T18:00, 2026-12-08T18:00",
    "TRAINING,           2024-02-29T12:00, 2025-02-28T12:00",
    "BREAK_GLASS_REVIEW, 2026-11-27T17:00, 2026-12-01T17:00",
  })
  void clockOfTheClinicIsDueWhenTheTableSays(LegalClock clock, String start, String due) {
    assertEquals(at(due), clock.due(at(start), NEW_YORK));
  }

  @ParameterizedTest
  @EnumSource(LegalClock.class)
  void everyClockRemindsTwiceIsDueAndIsOverdueInThisOrder(LegalClock clock) {
    Instant start = at("2026-11-24T10:00");
    Instant due = clock.due(start, NEW_YORK);
    Instant before = start;
    for (Stage stage : Stage.values()) {
      Instant begins = stage.begins(start, due);
      assertEquals(stage, Stage.at(begins, start, due));
      if (stage != Stage.RUNNING) {
        assertTrue(begins.isAfter(before), clock + " " + stage);
        assertEquals(
            Stage.values()[stage.ordinal() - 1], Stage.at(begins.minusMillis(1), start, due));
      }
      before = begins;
    }
    assertEquals(Stage.OVERDUE, Stage.at(due.plus(Duration.ofDays(400)), start, due));
    assertEquals(Stage.RUNNING, Stage.at(start.minus(Duration.ofDays(400)), start, due));
  }

  @ParameterizedTest
  @EnumSource(
      value = LegalClock.class,
      names = {
        "ACCESS_REMOVAL",
        "ASSOCIATE_NOTICE",
        "CONTINGENCY_NOTICE",
        "RESTORE",
        "CONFIDENTIAL",
        "BREAK_GLASS_REVIEW"
      },
      mode = EnumSource.Mode.EXCLUDE)
  void longClockRemindsAWeekAndADayBeforeAndIsOverdueADayAfter(LegalClock clock) {
    Instant start = at("2026-11-24T10:00");
    Instant due = clock.due(start, NEW_YORK);
    assertEquals(due.minus(Duration.ofDays(7)), Stage.SOON.begins(start, due));
    assertEquals(due.minus(Duration.ofDays(1)), Stage.URGENT.begins(start, due));
    assertEquals(due.plus(Duration.ofDays(1)), Stage.OVERDUE.begins(start, due));
  }

  @Test
  void onlyWhatTheLawLengthensIsLengthenedAndOnlyOnceAndInTime() {
    Instant start = at("2026-01-10T10:00");
    Deadline access =
        new Deadline("id", LegalClock.ACCESS, "s/1", start, LegalClock.ACCESS.due(start, NEW_YORK));
    access.extend(new byte[] {1}, start.plusSeconds(60), NEW_YORK);
    assertEquals(at("2026-03-11T10:00"), access.due());
    refused("deadline-extended-already", () -> access.extend(new byte[] {1}, start, NEW_YORK));
    Deadline late =
        new Deadline("id", LegalClock.ACCESS, "s/2", start, LegalClock.ACCESS.due(start, NEW_YORK));
    refused(
        "deadline-past",
        () -> late.extend(new byte[] {1}, start.plus(Duration.ofDays(31)), NEW_YORK));
    Deadline breach =
        new Deadline(
            "id",
            LegalClock.BREACH_INDIVIDUAL,
            "s/3",
            start,
            LegalClock.BREACH_INDIVIDUAL.due(start, NEW_YORK));
    refused("deadline-not-extendable", () -> breach.extend(new byte[] {1}, start, NEW_YORK));
  }

  @Test
  void statementOfAnOfficialPutsTheNoticeOffAndNeverShortensIt() {
    Instant start = at("2026-01-10T10:00");
    Instant due = LegalClock.BREACH_INDIVIDUAL.due(start, NEW_YORK);
    Deadline breach = new Deadline("id", LegalClock.BREACH_INDIVIDUAL, "s/1", start, due);
    breach.hold(start.plus(Duration.ofDays(10)));
    assertEquals(due, breach.due());
    breach.hold(due.plus(Duration.ofDays(10)));
    assertEquals(due.plus(Duration.ofDays(10)), breach.due());
    Deadline access = new Deadline("id", LegalClock.ACCESS, "s/2", start, due);
    refused("deadline-not-holdable", () -> access.hold(due));
  }

  @Test
  void contractMayAskForLessAndNeverForMore() {
    Instant start = at("2026-01-10T10:00");
    assertEquals(
        at("2026-01-20T10:00"),
        LegalClock.BREACH_STATE.due(start, NEW_YORK, Length.of(10, Length.Unit.DAYS)));
    assertEquals(
        at("2026-02-09T10:00"),
        LegalClock.BREACH_STATE.due(start, NEW_YORK, Length.of(45, Length.Unit.DAYS)));
  }

  @Test
  void whatIsMetStaysMetAndMovesNoMore() {
    Instant start = at("2026-01-10T10:00");
    Instant due = LegalClock.ACCESS.due(start, NEW_YORK);
    Deadline deadline = new Deadline("id", LegalClock.ACCESS, "s/1", start, due);
    assertTrue(deadline.meet(due.plusSeconds(1)));
    assertFalse(deadline.meet(due.minusSeconds(1)));
    assertFalse(deadline.move(due.plus(Duration.ofDays(5))));
    assertTrue(deadline.row().overdue(start));
    refused("deadline-met-already", () -> deadline.hold(due));
  }

  private static void refused(String id, Runnable deed) {
    assertEquals(id, assertThrows(Refusal.class, deed::run).id());
  }

  /** Written anew with {@code -Dveriline.writeReference=true}. */
  @Test
  void referencePageIsTheTable() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Deadlines

            A test compares this page with the code (`compliance.LegalClock`, `compliance.Stage`). Days, months and years are those of the clinic's calendar and
            time zone; business days are Monday to Friday, holidays included, which makes a time shorter and never longer. "Our time" means that the law
            sets none.

            | clock | runs from | due after | may be extended | may be put off | source |
            |---|---|---|---|---|---|
            """);
    for (LegalClock clock : LegalClock.values()) {
      page.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %d %s | %s | %s | %s |%n",
              clock,
              words(clock.from()),
              clock.length().count(),
              words(clock.length().unit()),
              clock.extensionDays() == 0
                  ? "no"
                  : "once, " + clock.extensionDays() + " days, with a written reason",
              clock.holdable() ? "yes" : "no",
              clock.source()));
    }
    page.append(
        """

        ## What happens when

        Once a minute each running clock is looked at. Each step is an audit event with the clock and the stage as its reason.

        | stage | two weeks and longer | shorter | what happens | audit |
        |---|---|---|---|---|
        | `SOON` | 7 days before | half of the time is left | a reminder | `DEADLINE.REMIND` |
        | `URGENT` | 1 day before | an eighth is left | a reminder | `DEADLINE.REMIND` |
        | `DUE` | at the due time | at the due time | it goes higher: a banner, and a line `ALARM deadline-past` with a number and nothing else in the system log | `DEADLINE.ESCALATE` |
        | `OVERDUE` | 1 day after | an eighth late | the same again | `DEADLINE.ESCALATE` |

        When the machine's clock jumps forwards, a deadline is announced once, in the stage it then is in. When the clock is put right, that is taken back
        (`DEADLINE.TAKE_BACK`), and the deadline is announced anew in its time. What is met is never touched.
        """);
    if (Boolean.getBoolean("veriline.writeReference")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page.toString(), Files.readString(PAGE), PAGE + " differs from the code");
  }

  private static String words(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
