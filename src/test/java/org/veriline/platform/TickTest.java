package org.veriline.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickTest {

  @Test
  void deedThatFailsIsDoneAgainAtTheNextTick() {
    List<String> done = new ArrayList<>();
    Tick tick =
        new Tick(
            "fail twice",
            () -> {
              done.add("tried");
              if (done.size() < 3) {
                throw new IllegalStateException("the database is away");
              }
            });
    tick.run();
    tick.run();
    tick.run();
    assertEquals(3, done.size());
  }
}
