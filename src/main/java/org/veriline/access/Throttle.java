package org.veriline.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.veriline.platform.Refusal;

/**
 * Slows guessing down. A name that fails five times in a row waits, twice as long each time, up to
 * a quarter of an hour; so does an address after thirty failures. Names that do not exist are
 * treated alike, or the wait would tell who does.
 */
final class Throttle {
  private static final int FREE_FOR_A_NAME = 5;
  private static final int FREE_FOR_AN_ADDRESS = 30;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int REMEMBERED = 10_000;

  private record Failures(int count, Instant until) {}

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** Refuses while the name or the address has to wait. */
  synchronized void mayTry(String name, String address) {
    Instant now = clock.instant();
    for (String key : new String[] {nameKey(name), addressKey(address)}) {
      Failures known = failures.get(key);
      if (known != null && now.isBefore(known.until())) {
        throw new Refusal("sign-in-wait", Duration.between(now, known.until()).toSeconds() + 1);
      }
    }
  }

  /** Counts a failure and says whether the name has to wait from now on. */
  synchronized boolean failed(String name, String address) {
    count(addressKey(address), FREE_FOR_AN_ADDRESS);
    return count(nameKey(name), FREE_FOR_A_NAME);
  }

  synchronized void succeeded(String name) {
    failures.remove(nameKey(name));
  }

  private boolean count(String key, int free) {
    Failures known = failures.getOrDefault(key, new Failures(0, Instant.MIN));
    int count = known.count() + 1;
    boolean wait = count >= free;
    Duration pause = FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(count - free, 0), 10));
    if (pause.compareTo(LONGEST_WAIT) > 0) {
      pause = LONGEST_WAIT;
    }
    failures.put(key, new Failures(count, wait ? clock.instant().plus(pause) : Instant.MIN));
    return wait;
  }

  private static String nameKey(String name) {
    return "name " + User.normalised(name);
  }

  private static String addressKey(String address) {
    return "address " + address;
  }
}
