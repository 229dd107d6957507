package org.veriline.access;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import dev.samstevens.totp.secret.DefaultSecretGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

/** One-time codes by time (RFC 6238: six digits, thirty seconds, SHA-1 as every authenticator). */
public final class Totp {
  private static final int STEP_SECONDS = 30;
  private static final DefaultCodeGenerator GENERATOR = new DefaultCodeGenerator();

  private Totp() {}

  static String newSecret() {
    return new DefaultSecretGenerator(32).generate();
  }

  /**
   * The time step the code belongs to: now, or one step to either side for clocks that differ.
   * Steps up to {@code lastUsed} are spent, so a code seen over a shoulder is worth nothing.
   */
  static OptionalLong stepOf(String secret, String code, Instant now, long lastUsed) {
    long current = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = current - 1; step <= current + 1; step++) {
      if (same(code(secret, step), code) && step > lastUsed) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The code an authenticator shows at that time; for tests and the demo. */
  public static String codeAt(String secret, Instant time) {
    return code(secret, time.getEpochSecond() / STEP_SECONDS);
  }

  private static String code(String secret, long step) {
    try {
      return GENERATOR.generate(secret, step);
    } catch (CodeGenerationException broken) {
      throw new IllegalStateException("no code from this secret", broken);
    }
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        given.strip().getBytes(StandardCharsets.US_ASCII));
  }
}
