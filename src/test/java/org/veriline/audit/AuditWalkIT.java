package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.testing.MovableClock;

/** The walk in the background: leaves off, goes on after a restart, begins anew after an hour. */
class AuditWalkIT extends WithOtherSegment {
  @BeforeEach
  void signed() throws Exception {
    segment.write(300);
    segment.checkpoints.make();
  }

  @AfterEach
  void alarmIsOver() {
    alarms.clear(AuditVerification.ALARM);
  }

  private AuditWalk.Progress progress() {
    return segment.walk.progress().orElseThrow();
  }

  private boolean alarmed() {
    return alarms.active().stream().anyMatch(it -> it.id().equals(AuditVerification.ALARM));
  }

  private void edit(String object) throws Exception {
    segment.tamper("update audit_event set object = '" + object + "' where segment = $S and n = 5");
  }

  @Test
  void walkThatWasLeftGoesOnWhereItStoodAfterARestart() throws Exception {
    segment.walk.walkOn(Duration.ZERO);
    assertEquals(3, progress().checkpoint());
    assertEquals(3, progress().of());
    assertNull(progress().ended());
    // Behind the mark: only a walk from the beginning would see it.
    edit("test/x");
    try (OtherSegment restarted = other(segment.name)) {
      restarted.walk.walkOn(Duration.ZERO);
      assertNotNull(restarted.walk.progress().orElseThrow().ended());
      assertTrue(verification.last().orElseThrow().finding().intact());
      restarted.walk.walkOn(Duration.ofSeconds(10));
      assertTrue(verification.last().orElseThrow().finding().intact(), "not again at once");
      MovableClock.moveOn(Duration.ofHours(1));
      restarted.walk.walkOn(Duration.ofSeconds(10));
      assertEquals(5, verification.last().orElseThrow().finding().firstBad());
      assertTrue(alarmed());
    }
  }

  @Test
  void markThatDoesNotFitItsCheckpointIsWorthNothing() throws Exception {
    segment.walk.walkOn(Duration.ZERO);
    edit("test/x");
    segment.tamper("update audit_walk set checkpoint = repeat('x', 32) where segment = $S");
    segment.walk.walkOn(Duration.ofSeconds(10));
    assertEquals(5, verification.last().orElseThrow().finding().firstBad());
  }

  @Test
  void alarmEndsWithTheNextGoodWalk() throws Exception {
    edit("test/x");
    segment.walk.walkOn(Duration.ofSeconds(10));
    assertTrue(alarmed());
    edit("test/4");
    MovableClock.moveOn(Duration.ofHours(1));
    segment.walk.walkOn(Duration.ofSeconds(10));
    assertTrue(!alarmed());
    assertEquals(300, verification.last().orElseThrow().finding().rows());
  }
}
