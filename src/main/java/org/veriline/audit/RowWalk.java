package org.veriline.audit;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.AuditChain.Finding;

/** Reads rows in their order, and computes again what chains each to the one before. */
final class RowWalk {
  private static final int FETCH = 2000;

  private final String segment;
  private final Mac hmac;
  private long n;
  private byte[] mac;

  /** Hears of each row that is as it was written. */
  interface Seen {
    /**
     * A row.
     *
     * @param leaf SHA-256 of what was written
     * @return whether to go on
     */
    boolean row(long n, byte[] leaf, byte[] mac);
  }

  RowWalk(String segment, AuditKey key, long after, byte[] mac) {
    this.segment = segment;
    this.hmac = key.mac();
    this.n = after;
    this.mac = mac;
  }

  /** Up to row {@code to}, or to where there are no more; what is wrong, if something is. */
  @Nullable Finding walk(Connection connection, long to, Seen seen) throws SQLException {
    try (PreparedStatement stretch = connection.prepareStatement(AuditRow.SELECT)) {
      stretch.setFetchSize(FETCH);
      stretch.setString(1, segment);
      stretch.setLong(2, n);
      stretch.setLong(3, to);
      try (ResultSet rows = stretch.executeQuery()) {
        while (rows.next()) {
          long expected = n + 1;
          if (rows.getLong(1) != expected) {
            return new Finding(n, expected, "missing");
          }
          byte[] stored = rows.getBytes(2);
          byte[] written = AuditRow.read(rows).canonical(segment, expected);
          if (!MessageDigest.isEqual(stored, AuditRow.mac(hmac, mac, written))) {
            return new Finding(n, expected, "edited-or-reordered");
          }
          n = expected;
          mac = stored;
          if (!seen.row(n, Sha256.of(written), mac)) {
            return null;
          }
        }
      }
    }
    return null;
  }

  long n() {
    return n;
  }

  byte[] mac() {
    return mac;
  }
}
