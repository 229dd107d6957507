package org.veriline.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private final AtomicLong now = new AtomicLong();
  private final Pace pace = new Pace(Duration.ofMillis(200), now::get, now::addAndGet);

  @ParameterizedTest
  @CsvSource({"0,200", "1,200", "50,200", "199,200", "200,400", "390,400"})
  void anAnswerTakesWholeFloors(long workMillis, long totalMillis) {
    pace.same(() -> now.addAndGet(Duration.ofMillis(workMillis).toNanos()));
    assertEquals(Duration.ofMillis(totalMillis).toNanos(), now.get());
  }

  @ParameterizedTest
  @CsvSource({"0,200", "150,200"})
  void aFailureTakesTheSameTime(long workMillis, long totalMillis) {
    assertThrows(
        IllegalStateException.class,
        () ->
            pace.same(
                () -> {
                  now.addAndGet(Duration.ofMillis(workMillis).toNanos());
                  throw new IllegalStateException();
                }));
    assertEquals(Duration.ofMillis(totalMillis).toNanos(), now.get());
  }
}
