package org.veriline.agent;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Looks each second whether a vanished phone's time is over. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ReconnectionClock {
  @Inject Reconnections reconnections;

  private final Tick tick = new Tick("give up on vanished phones", () -> reconnections.look());

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void look() {
    tick.run();
  }
}
