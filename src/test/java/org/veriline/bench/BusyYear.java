package org.veriline.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.ManyAuditRows;

/** A year of sixty agents and twenty thousand patients: fifteen rows of evidence for each call. */
final class BusyYear implements ManyAuditRows.Story {
  static final int ROWS = 10_000_000;
  private static final int ROWS_A_CALL = 15;
  static final int CALLS = ROWS / ROWS_A_CALL;
  private static final int AGENTS = 60;
  private static final int PATIENTS = 20_000;
  private static final Duration APART = Duration.ofDays(365).dividedBy(CALLS + 1);
  private static final List<Action> OF_A_CALL =
      List.of(
          Action.VERIFY_START,
          Action.VERIFY_FACTOR,
          Action.VERIFY_FACTOR,
          Action.VERIFY_LEVEL,
          Action.VERIFY_FACTOR,
          Action.VERIFY_LEVEL,
          Action.PHI_VIEW,
          Action.PHI_VIEW,
          Action.DISCLOSE_TO,
          Action.PHI_VIEW,
          Action.DISCLOSE_TO,
          Action.PHI_VIEW,
          Action.DISCLOSE_TO,
          Action.CALL_DISPOSITION,
          Action.VERIFY_LEVEL);

  private final Instant began = Instant.now().minus(Duration.ofDays(365));

  static Actor agent(int number) {
    return new Actor(
        new UUID(2, number % AGENTS).toString(), "Invented", Set.of(Role.AGENT), "bench");
  }

  static String patient(int number) {
    return new UUID(1, number % PATIENTS).toString();
  }

  @Override
  public AuditEvent event(int row) {
    int call = row / ROWS_A_CALL;
    return AuditEvent.by(agent(call))
        .action(OF_A_CALL.get(row % ROWS_A_CALL))
        // Neither the same agent for the same patient each time, nor patients in turn.
        .patient(patient((int) (call * 7919L % 1_000_003)))
        .call("bench-year-" + call)
        .purpose("TREATMENT")
        .level("V2")
        .build();
  }

  @Override
  public Instant at(int row) {
    return began.plus(APART.multipliedBy(row / ROWS_A_CALL)).plusMillis(row % ROWS_A_CALL);
  }
}
