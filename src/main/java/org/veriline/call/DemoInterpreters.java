package org.veriline.call;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.veriline.platform.DemoSeeding;

/** The demo clinic's one interpreter, whose telephone the lab carrier plays. */
@ApplicationScoped
class DemoInterpreters {
  @Inject InterpreterLines lines;

  @Transactional
  public void seed(@Observes @Priority(200) DemoSeeding seeding) {
    if (lines.list().isEmpty()) {
      lines.addUnasked("Example Interpreters", "es", "+15555550115");
    }
  }
}
