package org.veriline.privacy;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Writes down each half minute which emergency accesses are over. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class BreakGlassClock {
  @Inject Emergencies emergencies;

  private final Tick tick = new Tick("close break-glass", () -> emergencies.closeExpired());

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void look() {
    tick.run();
  }
}
