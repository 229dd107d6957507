package org.veriline.script;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts the first versions into the database when the application starts. */
@ApplicationScoped
public class FirstScripts {
  private static final Logger LOG = Logger.getLogger(FirstScripts.class.getName());

  @Inject Scripts scripts;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    try {
      scripts.seed();
    } catch (RuntimeException later) {
      LOG.log(Level.WARNING, "the first scripts are laid down when a call asks for them", later);
    }
  }
}
