package org.veriline.asterisk;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Keeps the spool of call events short: each minute what ended is folded in and deleted. */
@Singleton
public class CelClock {
  @Inject Connection connection;

  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  void look() {
    connection.fold();
  }
}
