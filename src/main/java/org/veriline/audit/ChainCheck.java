package org.veriline.audit;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.AuditChain.Finding;
import org.veriline.audit.AuditChain.Head;

/**
 * Checks a segment step by step: rows by their MAC, stretches by hash and signature, the end by the
 * file outside the database. Between two steps it can be left and taken up again.
 */
final class ChainCheck {
  /** A step is at most so many checkpoints. */
  private static final int STEP = 64;

  private final String segment;
  private final AuditKey key;
  private final SigningKey signing;
  private final Supplier<Head> outside;
  private final Clock clock;

  /** A checkpoint up to which all is as it was written. */
  record Position(long number, byte[] checkpoint, long n, byte[] mac) {
    static final Position START =
        new Position(0, Checkpoint.BEFORE_THE_FIRST, 0, AuditKey.BEFORE_THE_FIRST);

    static Position at(Checkpoint checkpoint) {
      return new Position(
          checkpoint.number(), checkpoint.hash(), checkpoint.last(), checkpoint.mac());
    }
  }

  /** How far it got; {@code found} when it came to the end or found something wrong. */
  record Step(Position position, @Nullable Finding found) {
    boolean over() {
      return found != null;
    }

    Finding finding() {
      return found == null ? new Finding(position.n(), 0, "intact") : found;
    }
  }

  ChainCheck(
      String segment, AuditKey key, SigningKey signing, Supplier<Head> outside, Clock clock) {
    this.segment = segment;
    this.key = key;
    this.signing = signing;
    this.outside = outside;
    this.clock = clock;
  }

  /** The beginning, or the last checkpoint whose rows were old enough to go. */
  Step begin(Connection connection) throws SQLException {
    Optional<Checkpoint> gone =
        one(
            connection,
            " and number = (select max(number) from audit_expiry where segment = ?)",
            segment);
    if (gone.isEmpty()) {
      return new Step(Position.START, null);
    }
    Checkpoint tombstone = gone.get();
    Position position = Position.at(tombstone);
    if (!tombstone.isSignedBy(signing)) {
      return new Step(position, new Finding(0, tombstone.first(), "checkpoint-forged"));
    }
    // A day for clocks that differ.
    LocalDateTime oldEnough =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(6).plusDays(1);
    return tombstone.at().isAfter(oldEnough)
        ? new Step(position, new Finding(0, tombstone.first(), "expired-too-early"))
        : new Step(position, null);
  }

  /** Where a walk that was left stood, if that checkpoint is still the one it was. */
  Optional<Position> resume(Connection connection, long number, byte[] hash) throws SQLException {
    return one(connection, " and number = ?", number)
        .filter(checkpoint -> MessageDigest.isEqual(checkpoint.hash(), hash))
        .filter(checkpoint -> checkpoint.isSignedBy(signing))
        .map(Position::at);
  }

  /** The last checkpoint of the segment as a position, {@code START} if there is none. */
  Position last(Connection connection) throws SQLException {
    return one(connection, " order by number desc limit 1", null)
        .map(Position::at)
        .orElse(Position.START);
  }

  Step next(Connection connection, Position from) throws SQLException {
    List<Checkpoint> checkpoints = list(connection, from.number(), STEP);
    return checkpoints.isEmpty() ? end(connection, from) : stretches(connection, from, checkpoints);
  }

  private Step stretches(Connection connection, Position from, List<Checkpoint> checkpoints)
      throws SQLException {
    long to = checkpoints.get(checkpoints.size() - 1).last();
    Stretches stretches = new Stretches(checkpoints, signing, from);
    RowWalk walk = new RowWalk(segment, key, from.n(), from.mac());
    Finding bad = stretches.bad();
    if (bad == null) {
      bad = walk.walk(connection, to, stretches);
    }
    if (bad == null) {
      bad = stretches.bad();
    }
    if (bad == null && !stretches.allSeen()) {
      bad =
          walk.n() < to
              ? ranOut(connection, walk.n())
              : new Finding(walk.n(), stretches.position().n() + 1, "checkpoint-forged");
    }
    return new Step(stretches.position(), bad);
  }

  private Finding ranOut(Connection connection, long n) throws SQLException {
    try (PreparedStatement later =
        connection.prepareStatement("select 1 from audit_event where segment = ? and n > ?")) {
      later.setString(1, segment);
      later.setLong(2, n);
      try (ResultSet row = later.executeQuery()) {
        return new Finding(n, n + 1, row.next() ? "missing" : "truncated");
      }
    }
  }

  /** The rows nobody signed for yet, and whether the last one we know of is among them. */
  private Step end(Connection connection, Position from) throws SQLException {
    // Read before the rows: what is committed meanwhile only makes the table longer.
    Head known = outside.get();
    boolean[] seen = {known.n() < from.n() || new Head(from.n(), from.mac()).same(known)};
    RowWalk walk = new RowWalk(segment, key, from.n(), from.mac());
    Finding bad =
        walk.walk(
            connection,
            Long.MAX_VALUE,
            (n, leaf, mac) -> {
              seen[0] |= new Head(n, mac).same(known);
              return true;
            });
    Position position = new Position(from.number(), from.checkpoint(), walk.n(), walk.mac());
    if (bad == null && walk.n() > 0 && known.n() == 0 && outside.get().n() == 0) {
      bad = new Finding(walk.n(), walk.n(), "head-file-missing");
    }
    if (bad == null && !seen[0]) {
      bad = new Finding(walk.n(), Math.min(walk.n() + 1, known.n()), "truncated");
    }
    if (bad == null) {
      bad = unsignedSegment(connection, walk.n());
    }
    return new Step(position, bad == null ? new Finding(walk.n(), 0, "intact") : bad);
  }

  /** Rows of a segment that no checkpoint speaks of: no node of ours wrote them. */
  private @Nullable Finding unsignedSegment(Connection connection, long rows) throws SQLException {
    try (PreparedStatement foreign =
        connection.prepareStatement(
            "select e.segment from (select distinct segment from audit_event where segment <> ?) e"
                + " where not exists (select 1 from audit_checkpoint c where c.segment ="
                + " e.segment)")) {
      foreign.setString(1, segment);
      try (ResultSet row = foreign.executeQuery()) {
        return row.next() ? new Finding(rows, 1, "unsigned-segment") : null;
      }
    }
  }

  /** Checkpoints behind that number, in order. */
  List<Checkpoint> list(Connection connection, long after, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            Checkpoint.SELECT + " and number > ? order by number limit ?")) {
      select.setString(1, segment);
      select.setLong(2, after);
      select.setInt(3, most);
      List<Checkpoint> list = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          list.add(Checkpoint.read(row));
        }
      }
      return list;
    }
  }

  private Optional<Checkpoint> one(Connection connection, String which, @Nullable Object value)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(Checkpoint.SELECT + which)) {
      select.setString(1, segment);
      if (value != null) {
        select.setObject(2, value);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(Checkpoint.read(row)) : Optional.empty();
      }
    }
  }
}
