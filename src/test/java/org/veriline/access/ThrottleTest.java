package org.veriline.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.veriline.platform.Refusal;

class ThrottleTest {
  private static final class Hand extends Clock {
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final Hand clock = new Hand();
  private final Throttle throttle = new Throttle(clock);

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(name, address);
    }
  }

  @Test
  void fourFailuresAreForgivenAndTheFifthMakesTheNameWait() {
    fail("ann", "10.0.0.1", 4);
    assertDoesNotThrow(() -> throttle.mayTry("ann", "10.0.0.1"));
    fail("ann", "10.0.0.1", 1);
    Refusal refusal = assertThrows(Refusal.class, () -> throttle.mayTry("ann", "10.0.0.2"));
    assertEquals("sign-in-wait", refusal.id());
  }

  @Test
  void nameIsTheSameNameInCapitals() {
    fail("ann", "10.0.0.1", 5);
    assertThrows(Refusal.class, () -> throttle.mayTry(" ANN ", "10.0.0.9"));
  }

  @Test
  void waitEndsAndTheNextOneIsTwiceAsLong() {
    fail("ann", "10.0.0.1", 5);
    clock.now = clock.now.plus(Duration.ofSeconds(31));
    assertDoesNotThrow(() -> throttle.mayTry("ann", "10.0.0.1"));
    fail("ann", "10.0.0.1", 1);
    clock.now = clock.now.plus(Duration.ofSeconds(31));
    assertThrows(Refusal.class, () -> throttle.mayTry("ann", "10.0.0.1"));
    clock.now = clock.now.plus(Duration.ofSeconds(30));
    assertDoesNotThrow(() -> throttle.mayTry("ann", "10.0.0.1"));
  }

  @Test
  void nobodyWaitsLongerThanAQuarterOfAnHour() {
    fail("ann", "10.0.0.1", 500);
    clock.now = clock.now.plus(Duration.ofMinutes(15).plusSeconds(1));
    assertDoesNotThrow(() -> throttle.mayTry("ann", "10.0.0.2"));
  }

  @Test
  void addressThatTriesManyNamesWaitsToo() {
    for (int i = 0; i < 30; i++) {
      throttle.failed("name" + i, "10.0.0.1");
    }
    assertThrows(Refusal.class, () -> throttle.mayTry("somebody", "10.0.0.1"));
    assertDoesNotThrow(() -> throttle.mayTry("somebody", "10.0.0.2"));
  }

  @Test
  void signingInForgetsTheFailures() {
    fail("ann", "10.0.0.1", 4);
    throttle.succeeded("ann");
    fail("ann", "10.0.0.1", 4);
    assertDoesNotThrow(() -> throttle.mayTry("ann", "10.0.0.1"));
  }
}
