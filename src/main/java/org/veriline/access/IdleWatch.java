package org.veriline.access;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Looks for idle sign-ins every few seconds. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class IdleWatch {
  @Inject SignIns signIns;

  private final Tick tick = new Tick("end idle sign-ins", () -> signIns.endIdle());

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void look() {
    tick.run();
  }
}
