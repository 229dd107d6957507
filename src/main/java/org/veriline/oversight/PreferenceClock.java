package org.veriline.oversight;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Asks every hour whether a day is over: midnight is the clinic's, not the machine's. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class PreferenceClock {
  @Inject PreferenceCheck check;

  private final Tick tick = new Tick("hold contacts against preferences", () -> check.catchUp());

  @Schedule(hour = "*", minute = "40", second = "10", persistent = false)
  void count() {
    tick.run();
  }
}
