package org.veriline.asterisk;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.veriline.call.Afterwards;
import org.veriline.platform.Settings;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;
import org.veriline.queue.Hours;
import org.veriline.queue.OpeningHours;
import org.veriline.queue.QueuesChanged;

/**
 * Queues and hours as files in the directory shared with Asterisk: it reads them also when we are
 * away. Each is written aside and moved into place, so that nobody reads half of one.
 */
@ApplicationScoped
public class SiteFiles {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm");
  private static final String SOUNDS = "/etc/asterisk/site/sounds/";

  @Inject Afterwards afterwards;
  @Inject AsteriskSwitch telephone;
  @Inject Hours hours;
  @Inject CallQueues queues;
  @Inject Settings settings;

  /** Before the queues are staffed anew. */
  void changed(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(100) QueuesChanged changed) {
    afterwards.run("publish queues and hours", this::publish);
  }

  void publish() {
    OpeningHours current = hours.current();
    write("queues.conf", queuesConf(queues.list()));
    write("hours", hoursFile(current));
    write("closed-days", closedDays(current));
    write("hours-said", said(current));
    telephone.reloadQueues();
  }

  static String queuesConf(List<CallQueueRow> rows) {
    return rows.stream()
        .filter(CallQueueRow::enabled)
        .map(
            row ->
                "[%s](line)\ntimeout = %d\nservicelevel = %d\n"
                    .formatted(
                        AmiTranslator.asteriskQueue(row.id()),
                        row.ringSeconds(),
                        row.answerWithinSeconds()))
        .collect(Collectors.joining());
  }

  /** The zone, then a line for each weekday from Monday: from-until, or nothing. */
  static String hoursFile(OpeningHours hours) {
    StringBuilder lines = new StringBuilder(hours.zone().getId()).append('\n');
    for (DayOfWeek day : OpeningHours.days()) {
      OpeningHours.Span span = hours.week().get(day);
      if (span != null) {
        boolean allDay = span.until().equals(OpeningHours.END_OF_DAY);
        lines
            .append(HOUR.format(span.from()))
            .append('-')
            .append(allDay ? "2400" : HOUR.format(span.until()));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  static String closedDays(OpeningHours hours) {
    return hours.closedOn().stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(" ", "", "\n"));
  }

  /** What the dialplan plays: days with the same hours are said together. */
  static String said(OpeningHours hours) {
    List<String> sounds = new ArrayList<>();
    Map<OpeningHours.Span, List<DayOfWeek>> daysOf = new LinkedHashMap<>();
    for (DayOfWeek day : OpeningHours.days()) {
      OpeningHours.Span span = hours.week().get(day);
      if (span != null) {
        daysOf.computeIfAbsent(span, none -> new ArrayList<>()).add(day);
      }
    }
    if (daysOf.isEmpty()) {
      return SOUNDS + "no-hours";
    }
    sounds.add(SOUNDS + "open");
    daysOf.forEach(
        (span, days) -> {
          sounds.addAll(days(days));
          sounds.add(SOUNDS + "from");
          sounds.addAll(clock(span.from()));
          sounds.add(SOUNDS + "until");
          sounds.addAll(clock(span.until()));
        });
    return String.join("&", sounds);
  }

  private static List<String> days(List<DayOfWeek> days) {
    if (days.equals(List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)))) {
      return List.of(SOUNDS + "monday-to-friday");
    }
    if (days.size() == DayOfWeek.values().length) {
      return List.of(SOUNDS + "every-day");
    }
    // Asterisk counts from Sunday.
    return days.stream().map(day -> "digits/day-" + day.getValue() % 7).toList();
  }

  /** Twelve-hour clock; both languages' sounds bear the same names. */
  private static List<String> clock(LocalTime time) {
    List<String> sounds = new ArrayList<>();
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    sounds.add("digits/" + hour);
    int minute = time.getMinute();
    if (minute >= 20) {
      sounds.add("digits/" + minute / 10 * 10);
      minute %= 10;
    } else if (minute > 0 && minute < 10) {
      sounds.add("digits/oh");
    }
    if (minute > 0) {
      sounds.add("digits/" + minute);
    }
    sounds.add(time.getHour() < 12 ? "digits/a-m" : "digits/p-m");
    return sounds;
  }

  private void write(String name, String content) {
    Path target = settings.voice().resolve(name);
    Path aside = settings.voice().resolve("." + name + ".new");
    try {
      if (Files.exists(target)
          && Files.readString(target, StandardCharsets.UTF_8).equals(content)) {
        return;
      }
      Files.writeString(aside, content, StandardCharsets.UTF_8);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + target, failed);
    }
  }
}
