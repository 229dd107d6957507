package org.veriline.compliance;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.veriline.platform.Tick;

/** Looks at the deadlines once a minute; the shortest clock there is lasts an hour. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class DeadlineClock {
  @Inject DeadlineWatch watch;

  private final Tick tick = new Tick("watch the deadlines", () -> watch.look());

  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  void look() {
    tick.run();
  }
}
