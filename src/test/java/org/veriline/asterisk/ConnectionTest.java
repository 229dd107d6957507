package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final Instant LOST = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void asteriskThatBeganAfterItWasLostWasRestarted() {
    assertTrue(Connection.restarted(LOST, LOST.plusSeconds(4), 2));
    assertTrue(Connection.restarted(LOST, LOST.plusSeconds(4), 4), "it counts whole seconds");
  }

  @Test
  void asteriskThatRanAllTheTimeLostNobodysCall() {
    assertFalse(Connection.restarted(LOST, LOST.plusSeconds(4), 3600));
    assertFalse(Connection.restarted(LOST, LOST.plusSeconds(4), 6));
  }
}
