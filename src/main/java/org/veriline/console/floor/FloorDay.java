package org.veriline.console.floor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Me;
import org.veriline.platform.Settings;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;

/** Days, times and names as the clinic and the reader know them. */
@RequestScoped
@Named("floorDay")
public class FloorDay {
  @Inject CallQueues queues;
  @Inject Clock clock;
  @Inject Me me;
  @Inject Settings settings;

  private @Nullable Map<String, String> names;

  LocalDate date() {
    return LocalDate.ofInstant(clock.instant(), settings.zone());
  }

  Instant now() {
    return clock.instant();
  }

  String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
        .withLocale(me.getLocale())
        .withZone(settings.zone())
        .format(instant);
  }

  String dayAndTime(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(me.getLocale())
        .withZone(settings.zone())
        .format(instant);
  }

  public String span(long seconds) {
    Duration span = Duration.ofSeconds(seconds);
    return span.toHours() > 0
        ? "%d:%02d:%02d".formatted(span.toHours(), span.toMinutesPart(), span.toSecondsPart())
        : "%02d:%02d".formatted(span.toMinutesPart(), span.toSecondsPart());
  }

  String queueName(@Nullable String id) {
    if (id == null) {
      return "";
    }
    if (names == null) {
      String language = me.getLocale().getLanguage();
      names =
          queues.list().stream()
              .collect(Collectors.toMap(CallQueueRow::id, queue -> queue.name(language)));
    }
    return names.getOrDefault(id, id);
  }
}
