package org.veriline.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.shiro.authc.credential.DefaultPasswordService;
import org.apache.shiro.crypto.hash.DefaultHashService;
import org.jspecify.annotations.Nullable;

/** What is only ever compared, never read again: bcrypt, salted, slow on purpose. */
public final class SlowHash {
  /** A hash costs a CPU some tens of milliseconds: a flood of guesses must not take all of them. */
  private static final Semaphore AT_ONCE = new Semaphore(4);

  private static final int PATIENCE_SECONDS = 5;

  private final DefaultPasswordService hashing = new DefaultPasswordService();
  private final String nobodysHash;

  public SlowHash() {
    DefaultHashService service = new DefaultHashService();
    service.setDefaultAlgorithmName("2y");
    hashing.setHashService(service);
    nobodysHash = hash("nobody has this password");
  }

  /** Of 72 bytes at most: bcrypt reads no further. */
  public String hash(String secret) {
    return hashing.encryptPassword(secret);
  }

  /**
   * Takes as long without a hash as with one. Empty when too many ask at once: then nothing was
   * compared.
   */
  public Optional<Boolean> matches(String secret, @Nullable String hash) {
    try {
      if (!AT_ONCE.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      boolean right = hashing.passwordsMatch(secret, hash == null ? nobodysHash : hash);
      return Optional.of(right && hash != null);
    } finally {
      AT_ONCE.release();
    }
  }
}
