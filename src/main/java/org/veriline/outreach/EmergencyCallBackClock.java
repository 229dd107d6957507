package org.veriline.outreach;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Tells the privacy officer each minute which emergency departments were not called in time. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class EmergencyCallBackClock {
  @Inject EmergencyCallBacks callBacks;

  private final Tick tick = new Tick("late call-backs of emergencies", () -> callBacks.alertLate());

  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  void look() {
    tick.run();
  }
}
