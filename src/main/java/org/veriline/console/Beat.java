package org.veriline.console;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Beats every ten seconds, so that a page notices a lost push without asking anything. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Beat {
  @Inject LivePages pages;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void beat() {
    pages.beat();
  }
}
