package org.veriline.oversight;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Lets the watch read on every ten seconds, until it has caught up. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class WatchClock {
  /** Each turn; what is left after it waits for the next, so that nobody waits for the watch. */
  private static final int MOST_BATCHES = 20;

  @Inject Watch watch;

  private final Tick tick = new Tick("read along with the evidence", this::readOn);

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void look() {
    tick.run();
  }

  private void readOn() {
    int batches = 0;
    while (watch.readOn() == Watch.BATCH && batches < MOST_BATCHES) {
      batches++;
    }
  }
}
