package org.veriline.request;

import java.time.Duration;
import java.time.Instant;

/** What was promised. Team and time are proposals: whoever opens the request may choose others. */
public enum RequestKind {
  MESSAGE(Team.FRONT_DESK, Duration.ofHours(4)),
  REFILL(Team.NURSES, Duration.ofHours(24)),
  APPOINTMENT(Team.FRONT_DESK, Duration.ofHours(4)),
  CALL_BACK(Team.FRONT_DESK, Duration.ofHours(2)),
  /** The patient's right to access or amend records: 30 days by law, five within the clinic. */
  RECORDS(Team.RECORDS, Duration.ofDays(5)),
  COMPLAINT(Team.PRIVACY, Duration.ofHours(24)),
  /** Perhaps something was said that should not have been (CC-22, BN-01). */
  INCIDENT(Team.PRIVACY, Duration.ofHours(1));

  private final Team team;
  private final Duration within;

  RequestKind(Team team, Duration within) {
    this.team = team;
    this.within = within;
  }

  public Team team() {
    return team;
  }

  public Duration within() {
    return within;
  }

  public Instant dueAfter(Instant opened) {
    return opened.plus(within);
  }
}
