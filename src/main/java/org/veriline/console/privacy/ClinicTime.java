package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.veriline.platform.Settings;

/** Now and here; a page that lives longer than a request cannot hold the clock itself. */
@RequestScoped
public class ClinicTime {
  @Inject Clock clock;
  @Inject Settings settings;

  Instant now() {
    return clock.instant();
  }

  ZoneId zone() {
    return settings.zone();
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(zone()));
  }
}
