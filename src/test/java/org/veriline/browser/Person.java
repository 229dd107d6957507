package org.veriline.browser;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** An invented person of the demo clinic with what they need to sign in. */
record Person(String userName, String name, String role, String password, String totpSecret) {
  private static final int STEP_SECONDS = 30;
  private static final Map<String, Long> USED = new ConcurrentHashMap<>();

  /**
   * A code the appliance has not seen from this person. It accepts this step and the next, each
   * once; when both are spent, the next step has to come first. (It would accept the step before
   * too, but that one grows too old while it is typed.)
   */
  String freshCode() {
    while (true) {
      long now = Instant.now().getEpochSecond() / STEP_SECONDS;
      long step = Math.max(now, USED.getOrDefault(userName, 0L) + 1);
      if (step <= now + 1) {
        USED.put(userName, step);
        return code(step);
      }
      LockSupport.parkNanos(200_000_000L);
    }
  }

  private String code(long step) {
    try {
      return new DefaultCodeGenerator().generate(totpSecret, step);
    } catch (CodeGenerationException broken) {
      throw new IllegalStateException("no code from this secret", broken);
    }
  }

  @Override
  public String toString() {
    return userName;
  }
}
