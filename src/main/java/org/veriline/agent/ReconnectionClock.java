package org.veriline.agent;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks each second whether a vanished phone's time is over. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ReconnectionClock {
  @Inject Reconnections reconnections;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void look() {
    reconnections.look();
  }
}
