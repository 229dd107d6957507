package org.veriline.asterisk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.veriline.platform.StatusAsked;

/** What {@code veriline status} says of the telephone switch. */
@ApplicationScoped
public class SwitchHealth {
  @Inject Connection connection;

  void asked(@Observes StatusAsked status) {
    boolean there = connection.reachable();
    status.part("switch", there, there ? "answers" : "does not answer: callers go the static way");
  }
}
