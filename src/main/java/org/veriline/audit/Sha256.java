package org.veriline.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The plain hash: whoever has none of our keys can compute it too. */
final class Sha256 {
  private Sha256() {}

  static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }
}
