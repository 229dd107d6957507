package org.veriline.platform;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a clock does again and again, whatever fails meanwhile. The server takes a timer away for
 * good when its deed throws twice, or its transaction is rolled back (Jakarta Enterprise Beans,
 * timer service), and the database is away now and then.
 */
public final class Tick {
  private static final Logger LOG = Logger.getLogger(Tick.class.getName());

  private final String what;
  private final Runnable deed;
  private boolean failing;

  /**
   * @param what for the log
   */
  public Tick(String what, Runnable deed) {
    this.what = what;
    this.deed = deed;
  }

  /** Never throws. The log hears of the first failure and of the end of failing. */
  public synchronized void run() {
    try {
      deed.run();
      if (failing) {
        LOG.log(Level.INFO, "works again: {0}", what);
      }
      failing = false;
    } catch (RuntimeException failed) {
      if (!failing) {
        LOG.log(Level.WARNING, failed, () -> "fails, and is tried at each tick: " + what);
      }
      failing = true;
    }
  }
}
