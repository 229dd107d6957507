package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;

class VitalTest {
  private static AuditEvent.Builder event(Action action) {
    return AuditEvent.by(Actor.SYSTEM).action(action);
  }

  private static boolean goesOn(AuditEvent.Builder... events) {
    return Vital.goesOn(List.of(events).stream().map(AuditEvent.Builder::build).toList());
  }

  @Test
  void callsAndEmergenciesGoOn() {
    assertTrue(goesOn(event(Action.CALL_TRANSFER)));
    assertTrue(goesOn(event(Action.VERIFY_LEVEL).level("V0")));
    assertTrue(
        goesOn(
            event(Action.VERIFY_START),
            event(Action.VERIFY_FACTOR).reason("emergency"),
            event(Action.VERIFY_LEVEL).level("V1")));
    assertTrue(goesOn(event(Action.PHI_VIEW).purpose("EMERGENCY")));
  }

  @Test
  void everythingElseStops() {
    assertFalse(goesOn(event(Action.PHI_VIEW).purpose("TREATMENT")));
    assertFalse(goesOn(event(Action.DISCLOSE_TO)));
    assertFalse(goesOn(event(Action.CFG_CHANGE)));
    assertFalse(goesOn(event(Action.AUTH_LOGIN_OK)));
    assertFalse(goesOn(event(Action.VERIFY_FACTOR).reason("number")));
    assertFalse(goesOn(event(Action.VERIFY_LEVEL).level("V2")));
    assertFalse(goesOn());
  }

  @Test
  void whatStopsIsNotCarriedAlongByWhatGoesOn() {
    assertFalse(goesOn(event(Action.CALL_END), event(Action.PHI_VIEW).purpose("TREATMENT")));
  }
}
