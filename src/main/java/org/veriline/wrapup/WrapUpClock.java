package org.veriline.wrapup;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Looks every ten seconds whether somebody left a wrap-up open too long. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class WrapUpClock {
  @Inject WrapUps wrapUps;

  private final Tick tick = new Tick("close overdue wrap-ups", () -> wrapUps.closeOverdue());

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void look() {
    tick.run();
  }
}
