package org.veriline.console.privacy;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days a question is about, the last one included; a day that was emptied is today. */
public class Period implements Serializable {
  private static final long serialVersionUID = 1L;

  private @Nullable LocalDate from;
  private @Nullable LocalDate until;

  Period(LocalDate from, LocalDate until) {
    this.from = from;
    this.until = until;
  }

  Instant start(OfficersDay days) {
    return days.startOf(from == null ? days.today() : from);
  }

  Instant end(OfficersDay days) {
    return days.startOf((until == null ? days.today() : until).plusDays(1));
  }

  public @Nullable LocalDate getFrom() {
    return from;
  }

  public void setFrom(@Nullable LocalDate from) {
    this.from = from;
  }

  public @Nullable LocalDate getUntil() {
    return until;
  }

  public void setUntil(@Nullable LocalDate until) {
    this.until = until;
  }
}
