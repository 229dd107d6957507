package org.veriline.call;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
  private ThreadPoolExecutor line;

  /**
   * The thread begins with the application and not with the first deed: a managed thread keeps the
   * transaction of whoever began it, and would work on that one's connection.
   */
  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    line = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    line.prestartCoreThread();
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
