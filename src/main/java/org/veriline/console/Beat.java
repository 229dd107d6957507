package org.veriline.console;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Beats every ten seconds, so that a page notices a lost push without asking anything. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Beat {
  @Inject LivePages pages;

  private final Tick tick = new Tick("beat", () -> pages.beat());

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void beat() {
    tick.run();
  }
}
