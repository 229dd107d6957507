package org.veriline.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A signed end of a stretch of the trail. The hashes in it need no key to be computed again; each
 * names the one before, so the last one a stranger holds vouches for all.
 *
 * @param first number of the stretch's first row; one more than {@code last} when nothing happened
 * @param rows SHA-256 over the SHA-256 of each row
 * @param marks the first four bytes of each row's SHA-256: they prove nothing and tell which row it
 *     is
 * @param mac of the last row
 * @param previous SHA-256 of the body before
 */
record Checkpoint(
    String segment,
    long number,
    long first,
    long last,
    byte[] rows,
    byte[] marks,
    byte[] mac,
    LocalDateTime at,
    byte[] previous,
    String key,
    byte[] signature) {

  /** Few enough that the anchor is a syslog message every receiver takes (RFC 5424, 6.1). */
  static final int MOST_ROWS = 128;

  static final int MARK = 4;

  /** What stands before the first checkpoint of a segment. */
  static final byte[] BEFORE_THE_FIRST = new byte[32];

  private static final String COLUMNS =
      "segment, number, first_n, last_n, rows_hash, marks, mac, at, previous, signing_key,"
          + " signature";
  static final String INSERT =
      "insert into audit_checkpoint (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static final String SELECT = "select " + COLUMNS + " from audit_checkpoint where segment = ?";

  /** The text that is signed, one line of ASCII. */
  String body() {
    HexFormat hex = HexFormat.of();
    return "veriline-checkpoint-1 segment="
        + segment
        + " number="
        + number
        + " first="
        + first
        + " last="
        + last
        + " rows="
        + hex.formatHex(rows)
        + " marks="
        + Base64.getEncoder().encodeToString(marks)
        + " mac="
        + hex.formatHex(mac)
        + " ms="
        + at.toInstant(ZoneOffset.UTC).toEpochMilli()
        + " previous="
        + hex.formatHex(previous)
        + " key="
        + key;
  }

  /** What leaves the machine. */
  String anchor() {
    return body() + " signature=" + Base64.getEncoder().encodeToString(signature);
  }

  byte[] hash() {
    return Sha256.of(body().getBytes(StandardCharsets.US_ASCII));
  }

  Checkpoint signed(SigningKey signing) {
    return new Checkpoint(
        segment, number, first, last, rows, marks, mac, at, previous, key, signing.sign(body()));
  }

  boolean isSignedBy(SigningKey signing) {
    return key.equals(signing.id()) && signing.signed(body(), signature);
  }

  boolean follows(byte[] hashBefore) {
    return MessageDigest.isEqual(previous, hashBefore);
  }

  void bind(PreparedStatement insert) throws SQLException {
    insert.setString(1, segment);
    insert.setLong(2, number);
    insert.setLong(3, first);
    insert.setLong(4, last);
    insert.setBytes(5, rows);
    insert.setBytes(6, marks);
    insert.setBytes(7, mac);
    insert.setObject(8, at);
    insert.setBytes(9, previous);
    insert.setString(10, key);
    insert.setBytes(11, signature);
  }

  static Checkpoint read(ResultSet row) throws SQLException {
    return new Checkpoint(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getBytes(5),
        row.getBytes(6),
        row.getBytes(7),
        row.getObject(8, LocalDateTime.class),
        row.getBytes(9),
        row.getString(10),
        row.getBytes(11));
  }
}
