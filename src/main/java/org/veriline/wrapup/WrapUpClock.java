package org.veriline.wrapup;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Looks every ten seconds whether somebody left a wrap-up open too long. */
@Singleton
public class WrapUpClock {
  @Inject WrapUps wrapUps;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void look() {
    wrapUps.closeOverdue();
  }
}
