package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.veriline.console.Me;
import org.veriline.platform.Settings;

/** Days and times as the clinic and the reader know them. */
@RequestScoped
public class OfficersDay {
  @Inject Clock clock;
  @Inject Me me;
  @Inject Settings settings;

  public Instant now() {
    return clock.instant();
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now(), settings.zone());
  }

  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(settings.zone()).toInstant();
  }

  public String time(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(me.getLocale())
        .format(at.atZone(settings.zone()));
  }
}
