package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.veriline.audit.AuditChain.Finding;
import org.veriline.audit.ChainCheck.Position;
import org.veriline.platform.Alarms;
import org.veriline.platform.Credentials;
import org.veriline.platform.Settings;

/**
 * Signs what was written since the last time, after reading it back and checking the chain: nothing
 * that is already broken is ever signed. Writing a row costs nothing more for it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class Checkpoints {
  /** A receiver that hears nothing for longer than this has been cut off. */
  private static final Duration QUIET = Duration.ofMinutes(5);

  /** Checkpoints made at a time. */
  private static final int BATCH = 128;

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject AuditChain chain;
  @Inject Alarms alarms;
  @Inject Clock clock;
  @Inject Credentials credentials;
  @Inject Settings settings;

  /** Signs all there is; says how many checkpoints that were. */
  public synchronized int make() {
    int made = 0;
    try (Connection connection = dataSource.getConnection()) {
      ChainCheck check = chain.check();
      int more;
      do {
        more = stretch(connection, check);
        made += more;
      } while (more == BATCH);
      return made;
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot be signed", lost);
    }
  }

  private int stretch(Connection connection, ChainCheck check) throws SQLException {
    Position last = check.last(connection);
    Builder builder = new Builder(last);
    RowWalk walk = chain.walk(last);
    Finding bad = walk.walk(connection, last.n() + (long) BATCH * Checkpoint.MOST_ROWS, builder);
    if (bad != null) {
      alarms.raiseAlone(AuditVerification.ALARM, Long.toString(bad.firstBad()));
      return 0;
    }
    if (builder.rows > 0 || quietFor(connection, check, last).compareTo(QUIET) >= 0) {
      builder.end(walk.mac());
    }
    write(connection, builder.made);
    return builder.made.size();
  }

  private Duration quietFor(Connection connection, ChainCheck check, Position last)
      throws SQLException {
    return check.list(connection, last.number() - 1, 1).stream()
        .findFirst()
        .map(it -> Duration.between(it.at().toInstant(ZoneOffset.UTC), clock.instant()))
        .orElse(QUIET);
  }

  private static void write(Connection connection, List<Checkpoint> made) throws SQLException {
    if (made.isEmpty()) {
      return;
    }
    // One statement a batch would leave half of them standing after a failure in the middle, which
    // does no harm: the next run goes on behind the last one.
    try (PreparedStatement insert = connection.prepareStatement(Checkpoint.INSERT)) {
      for (Checkpoint checkpoint : made) {
        checkpoint.bind(insert);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The newest checkpoint, for the status. */
  public Optional<Signed> newest() {
    try (Connection connection = dataSource.getConnection()) {
      ChainCheck check = chain.check();
      return check.list(connection, check.last(connection).number() - 1, 1).stream()
          .findFirst()
          .map(it -> new Signed(it.number(), it.last(), it.at().toInstant(ZoneOffset.UTC)));
    } catch (SQLException lost) {
      throw new IllegalStateException("the checkpoints cannot be read", lost);
    }
  }

  /** What was signed last, and when. */
  public record Signed(long number, long row, Instant at) {}

  private final class Builder implements RowWalk.Seen {
    private final List<Checkpoint> made = new ArrayList<>();
    private final SigningKey signing = SigningKey.of(credentials);
    private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    private final ByteArrayOutputStream marks = new ByteArrayOutputStream();
    private long number;
    private long first;
    private int rows;

    private byte[] previous;

    Builder(Position last) {
      number = last.number() + 1;
      first = last.n() + 1;
      previous = last.checkpoint();
    }

    @Override
    public boolean row(long n, byte[] leaf, byte[] mac) {
      leaves.writeBytes(leaf);
      marks.write(leaf, 0, Checkpoint.MARK);
      rows++;
      if (rows == Checkpoint.MOST_ROWS) {
        end(mac);
      }
      return true;
    }

    void end(byte[] mac) {
      Checkpoint checkpoint =
          new Checkpoint(
                  settings.node(),
                  number,
                  first,
                  first + rows - 1,
                  Sha256.of(leaves.toByteArray()),
                  marks.toByteArray(),
                  mac,
                  LocalDateTime.ofInstant(
                      clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC),
                  previous,
                  signing.id(),
                  new byte[0])
              .signed(signing);
      made.add(checkpoint);
      number++;
      first += rows;
      rows = 0;
      previous = checkpoint.hash();
      leaves.reset();
      marks.reset();
    }
  }
}
