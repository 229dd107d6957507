package org.veriline.platform;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids are made by us and ordered by time (UUID version 7, RFC 9562), so that rows of one day lie
 * together, several nodes never collide, and a number gives nothing away.
 */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static String next() {
    long time = System.currentTimeMillis();
    long high = (time << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
