package org.veriline.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** For what no event tells a test: asked again and again, on the test's own thread. */
public final class Eventually {
  private Eventually() {}

  public static void until(String what, Duration atMost, Callable<Boolean> holds) {
    Awaitility.await(what)
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .pollInSameThread()
        .until(holds);
  }
}
