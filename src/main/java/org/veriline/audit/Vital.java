package org.veriline.audit;

import java.util.List;
import java.util.Set;

/**
 * What goes on when no evidence can be written: a call, an emergency, opened glass. All else stops
 * (ST-08).
 */
final class Vital {
  private static final Set<String> GROUPS = Set.of("CALL", "BTG", "E911");
  private static final Set<String> PURPOSES = Set.of("EMERGENCY", "BREAK_GLASS");

  private Vital() {}

  /** Of one transaction: something in it is vital, and nothing in it would have to stop. */
  static boolean goesOn(List<AuditEvent> events) {
    return events.stream().anyMatch(Vital::is)
        && events.stream().allMatch(event -> is(event) || comesWithIt(event.action()));
  }

  private static boolean is(AuditEvent event) {
    String name = event.action().name();
    String purpose = event.purpose();
    return GROUPS.contains(name.substring(0, name.indexOf('_')))
        || (event.action() == Action.VERIFY_FACTOR && "emergency".equals(event.reason()))
        // A level that falls: the end of the agent's part of a call is an event of the call.
        || (event.action() == Action.VERIFY_LEVEL && "V0".equals(event.level()))
        || (event.action() == Action.PHI_VIEW && purpose != null && PURPOSES.contains(purpose));
  }

  private static boolean comesWithIt(Action action) {
    return action == Action.VERIFY_START || action == Action.VERIFY_LEVEL;
  }
}
