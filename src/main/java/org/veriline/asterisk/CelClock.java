package org.veriline.asterisk;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/**
 * Keeps the spool of call events short: each minute what ended is folded in and deleted. And ends
 * calls of ours for which Asterisk never made a channel.
 */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class CelClock {
  @Inject Connection connection;

  private final Tick tick = new Tick("fold in call events", () -> connection.fold());

  private final Tick unheard =
      new Tick("end calls without a channel", () -> connection.endUnheard());

  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  void look() {
    tick.run();
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void listen() {
    unheard.run();
  }
}
