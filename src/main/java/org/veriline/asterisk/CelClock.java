package org.veriline.asterisk;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Keeps the spool of call events short: each minute what ended is folded in and deleted. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class CelClock {
  @Inject Connection connection;

  private final Tick tick = new Tick("fold in call events", () -> connection.fold());

  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  void look() {
    tick.run();
  }
}
