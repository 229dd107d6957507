package org.veriline.audit;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that chains the rows. Whoever has the database alone cannot make a valid row. */
final class AuditKey {
  private static final String ALGORITHM = "HmacSHA256";

  /** What stands before the first row of a segment. */
  static final byte[] BEFORE_THE_FIRST = new byte[32];

  private final SecretKeySpec key;

  AuditKey(String hexadecimal) {
    key = new SecretKeySpec(HexFormat.of().parseHex(hexadecimal), ALGORITHM);
  }

  Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("no " + ALGORITHM, missing);
    }
  }
}
