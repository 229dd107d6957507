package org.veriline.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import javax.crypto.Mac;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Credentials;
import org.veriline.platform.Settings;

/**
 * The chain of one segment. Each row's MAC covers the row and the MAC before it. One transaction at
 * a time writes its end, which is known in memory and, after each commit, in a file outside the
 * database (to notice that rows were cut off).
 */
@ApplicationScoped
public class AuditChain {
  /** Whoever waits so long for others to write waits on something broken. */
  private static final int PATIENCE_SECONDS = 10;

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @PersistenceContext EntityManager entities;
  @Inject Settings settings;
  @Inject Credentials credentials;
  @Inject Clock clock;

  private @Nullable AuditKey key;
  private @Nullable HeadFile file;
  private final ReentrantLock pen = new ReentrantLock(true);

  /** Of the last row there is; not known at first, and after a transaction that failed. */
  private @Nullable Head head;

  /** Number and MAC of a segment's last row. */
  record Head(long n, byte[] mac) {
    boolean same(Head other) {
      return n == other.n && MessageDigest.isEqual(mac, other.mac);
    }
  }

  /**
   * What a walk along the chain found.
   *
   * @param rows rows read
   * @param firstBad number of the first row that is not as it was written, 0 when none
   * @param reason {@code edited-or-reordered}, {@code missing}, {@code truncated}, {@code
   *     head-file-missing}, {@code not-as-signed}, {@code checkpoint-forged}, {@code
   *     checkpoint-missing}, {@code expired-too-early}, {@code unsigned-segment} or {@code intact}
   */
  public record Finding(long rows, long firstBad, String reason) {
    public boolean intact() {
      return firstBad == 0;
    }
  }

  @PostConstruct
  void open() {
    key = new AuditKey(credentials.text("audit-key"));
    file = new HeadFile(settings.state().resolve("audit-heads-" + settings.node()));
  }

  /**
   * Inserts rows behind the last one, in the caller's transaction. Until {@link #done} no other
   * thread can.
   */
  Head append(List<AuditRow> rows) throws SQLException {
    // First the connection: who waits for one must not keep others from writing.
    try (Connection connection = ofTheEntities().getConnection()) {
      // Outside of the transaction the rows would stand even if the work they speak of does not.
      if (connection.getAutoCommit()) {
        throw new SQLException("the audit trail is not in the transaction");
      }
      take();
      Head last = head;
      return insert(connection, rows, last == null ? last(connection) : last);
    }
  }

  void take() throws SQLException {
    try {
      if (!pen.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLException("others have been writing evidence for too long");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", stopped);
    }
  }

  /** The thread's transaction is over: with these rows, or with none that we know of. */
  void done(@Nullable Head written) {
    if (!pen.isHeldByCurrentThread()) {
      return;
    }
    head = written;
    try {
      if (written != null) {
        file().append(written);
      }
    } finally {
      pen.unlock();
    }
  }

  /**
   * The data source as the entities use it, whose connections belong to the transaction of the
   * thread. Those of an injected data source belong to the component as well: with a transaction
   * inside another the server now and then enlisted one of them in both.
   */
  private DataSource ofTheEntities() {
    DatabaseSession session = entities.getEntityManagerFactory().unwrap(DatabaseSession.class);
    return ((JNDIConnector) session.getLogin().getConnector()).getDataSource();
  }

  private Head insert(Connection connection, List<AuditRow> rows, Head last) throws SQLException {
    String segment = settings.node();
    long n = last.n();
    byte[] mac = last.mac();
    Mac hmac = key().mac();
    try (PreparedStatement insert = connection.prepareStatement(AuditRow.INSERT)) {
      for (AuditRow row : rows) {
        n++;
        mac = row.mac(hmac, mac, segment, n);
        row.bind(insert, segment, n, mac);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return new Head(n, mac);
  }

  /** Rows that were cut off do not give their numbers to others: the gap stays and is found. */
  private Head last(Connection connection) throws SQLException {
    Head outside = file().last();
    try (PreparedStatement read =
        connection.prepareStatement(
            "select n, mac from audit_event where segment = ? order by n desc limit 1")) {
      read.setString(1, settings.node());
      try (ResultSet row = read.executeQuery()) {
        return row.next() && row.getLong(1) > outside.n()
            ? new Head(row.getLong(1), row.getBytes(2))
            : outside;
      }
    }
  }

  /** Walks the whole chain. {@code progress} hears the number of rows read now and then. */
  public Finding verify(LongConsumer progress) {
    ChainCheck check = check();
    try (Connection connection = dataSource.getConnection()) {
      ChainCheck.Step step = check.begin(connection);
      while (!step.over()) {
        step = check.next(connection, step.position());
        progress.accept(step.position().n());
      }
      return step.finding();
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot be read", lost);
    }
  }

  RowWalk walk(ChainCheck.Position from) {
    return new RowWalk(settings.node(), key(), from.n(), from.mac());
  }

  ChainCheck check() {
    return new ChainCheck(
        settings.node(), key(), SigningKey.of(credentials), () -> file().last(), clock);
  }

  private AuditKey key() {
    return java.util.Objects.requireNonNull(key);
  }

  private HeadFile file() {
    return java.util.Objects.requireNonNull(file);
  }
}
