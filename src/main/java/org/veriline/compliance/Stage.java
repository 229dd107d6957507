package org.veriline.compliance;

import java.time.Duration;
import java.time.Instant;

/**
 * How near a deadline is. A week and a day before the due time somebody is reminded; at the due
 * time and a day after it somebody higher hears of it. What lasts less than two weeks has its own
 * measure: half of the time left, an eighth left, due, an eighth too late.
 */
public enum Stage {
  RUNNING,
  SOON,
  URGENT,
  DUE,
  OVERDUE;

  private static final Duration LONG = Duration.ofDays(13);

  /** When a deadline from {@code start} to {@code due} comes into this stage. */
  public Instant begins(Instant start, Instant due) {
    Duration whole = Duration.between(start, due);
    boolean isLong = whole.compareTo(LONG) >= 0;
    Duration first = isLong ? Duration.ofDays(7) : whole.dividedBy(2);
    Duration last = isLong ? Duration.ofDays(1) : whole.dividedBy(8);
    return switch (this) {
      case RUNNING -> start;
      case SOON -> due.minus(first);
      case URGENT -> due.minus(last);
      case DUE -> due;
      case OVERDUE -> due.plus(last);
    };
  }

  public static Stage at(Instant now, Instant start, Instant due) {
    Stage reached = RUNNING;
    for (Stage stage : values()) {
      if (stage != RUNNING && !now.isBefore(stage.begins(start, due))) {
        reached = stage;
      }
    }
    return reached;
  }

  /** Whether it is for somebody higher, and no mere reminder. */
  public boolean escalates() {
    return this == DUE || this == OVERDUE;
  }
}
