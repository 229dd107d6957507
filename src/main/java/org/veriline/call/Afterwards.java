package org.veriline.call;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Deeds that follow a commit, in order, on a thread of their own: an observer that runs after a
 * commit may not begin another transaction, and the switch may be slow.
 */
@ApplicationScoped
public class Afterwards {
  private static final Logger LOG = Logger.getLogger(Afterwards.class.getName());

  @Resource ManagedThreadFactory threads;

  @SuppressWarnings("NullAway.Init")
  private ExecutorService line;

  @PostConstruct
  void start() {
    line = Executors.newSingleThreadExecutor(threads);
  }

  @PreDestroy
  void stop() {
    line.shutdown();
  }

  public void run(String what, Runnable deed) {
    line.execute(
        () -> {
          try {
            deed.run();
          } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "not done after the commit: " + what);
          }
        });
  }
}
