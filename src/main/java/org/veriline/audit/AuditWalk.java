package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.ChainCheck.Position;
import org.veriline.audit.ChainCheck.Step;
import org.veriline.platform.Settings;
import org.veriline.platform.StatusAsked;

/**
 * Walks the whole trail in the background, a few seconds at a time, again every hour. Where it
 * stands is bound to a checkpoint and outlives a restart.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class AuditWalk {
  private static final Duration AGAIN = Duration.ofHours(1);

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject AuditChain chain;
  @Inject AuditVerification verification;
  @Inject Clock clock;
  @Inject Settings settings;

  /**
   * Where the walk is.
   *
   * @param checkpoint the last one up to which all was right
   * @param of the newest there is
   * @param ended when it came to the end, if it did
   */
  public record Progress(long checkpoint, long of, Instant started, @Nullable Instant ended) {}

  private record Mark(long number, byte[] hash, Instant started, @Nullable Instant ended) {}

  /** Goes on for about so long. */
  public synchronized void walkOn(Duration atMost) {
    try (Connection connection = dataSource.getConnection()) {
      Mark mark = mark(connection).orElse(null);
      if (mark != null
          && mark.ended() != null
          && Duration.between(mark.started(), clock.instant()).compareTo(AGAIN) < 0) {
        return;
      }
      boolean anew = mark == null || mark.ended() != null;
      Instant started = anew || mark == null ? clock.instant() : mark.started();
      Step step = beginning(connection, anew ? null : mark);
      long enough = System.nanoTime() + atMost.toNanos();
      ChainCheck check = chain.check();
      do {
        if (!step.over()) {
          step = check.next(connection, step.position());
        }
        keep(
            connection,
            new Mark(
                step.position().number(),
                step.position().checkpoint(),
                started,
                step.over() ? clock.instant() : null));
      } while (!step.over() && System.nanoTime() < enough);
      if (step.over()) {
        verification.conclude(step.finding());
      }
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot be read", lost);
    }
  }

  private Step beginning(Connection connection, @Nullable Mark mark) throws SQLException {
    ChainCheck check = chain.check();
    Step first = check.begin(connection);
    if (first.over() || mark == null || mark.number() <= first.position().number()) {
      return first;
    }
    Optional<Position> resumed = check.resume(connection, mark.number(), mark.hash());
    // The checkpoint is not what it was: the whole way again will tell since when.
    return resumed.map(position -> new Step(position, null)).orElse(first);
  }

  public Optional<Progress> progress() {
    try (Connection connection = dataSource.getConnection()) {
      long newest = chain.check().last(connection).number();
      return mark(connection)
          .map(mark -> new Progress(mark.number(), newest, mark.started(), mark.ended()));
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot be read", lost);
    }
  }

  void asked(@Observes StatusAsked status) {
    status.part(
        "audit walk",
        true,
        progress()
            .map(
                it ->
                    it.ended() == null
                        ? "checkpoint %d of %d since %s"
                            .formatted(it.checkpoint(), it.of(), it.started())
                        : "came to the end at " + it.ended())
            .orElse("not begun"));
  }

  private Optional<Mark> mark(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, checkpoint, started_at, ended_at from audit_walk where segment = ?")) {
      select.setString(1, settings.node());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        LocalDateTime ended = row.getObject(4, LocalDateTime.class);
        return Optional.of(
            new Mark(
                row.getLong(1),
                row.getBytes(2),
                row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                ended == null ? null : ended.toInstant(ZoneOffset.UTC)));
      }
    }
  }

  private void keep(Connection connection, Mark mark) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into audit_walk (segment, number, checkpoint, started_at, ended_at) values (?,"
                + " ?, ?, ?, ?) on duplicate key update number = values(number), checkpoint ="
                + " values(checkpoint), started_at = values(started_at), ended_at ="
                + " values(ended_at)")) {
      Instant ended = mark.ended();
      upsert.setString(1, settings.node());
      upsert.setLong(2, mark.number());
      upsert.setBytes(3, mark.hash());
      upsert.setObject(4, LocalDateTime.ofInstant(mark.started(), ZoneOffset.UTC));
      upsert.setObject(5, ended == null ? null : LocalDateTime.ofInstant(ended, ZoneOffset.UTC));
      upsert.executeUpdate();
    }
  }
}
