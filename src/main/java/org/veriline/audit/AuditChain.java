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
import java.util.List;
import java.util.function.LongConsumer;
import javax.crypto.Mac;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Credentials;
import org.veriline.platform.Settings;

/**
 * The chain of one segment. Each row's MAC covers the row and the MAC before it; the head is kept
 * in a table (to number the next row) and, after each commit, in a file outside the database (to
 * notice that the end was cut off).
 */
@ApplicationScoped
public class AuditChain {
  private static final int FETCH = 2000;

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @PersistenceContext EntityManager entities;
  @Inject Settings settings;
  @Inject Credentials credentials;

  private @Nullable AuditKey key;
  private @Nullable HeadFile file;

  /** Number and MAC of a segment's last row. */
  record Head(long n, byte[] mac) {}

  /**
   * What a walk along the chain found.
   *
   * @param rows rows read
   * @param firstBad number of the first row that is not as it was written, 0 when none
   * @param reason {@code edited-or-reordered}, {@code missing}, {@code truncated}, {@code
   *     head-file-missing} or {@code intact}
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

  /** Inserts rows behind the head, which stays locked until the caller's transaction ends. */
  Head append(List<AuditRow> rows) throws SQLException {
    try (Connection connection = ofTheEntities().getConnection()) {
      return append(connection, rows);
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

  private Head append(Connection connection, List<AuditRow> rows) throws SQLException {
    String segment = settings.node();
    Head head = lockHead(connection, segment);
    long n = head.n();
    byte[] mac = head.mac();
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
    try (PreparedStatement move =
        connection.prepareStatement("update audit_head set n = ?, mac = ? where segment = ?")) {
      move.setLong(1, n);
      move.setBytes(2, mac);
      move.setString(3, segment);
      move.executeUpdate();
    }
    return new Head(n, mac);
  }

  private static Head lockHead(Connection connection, String segment) throws SQLException {
    Head head = readHead(connection, segment);
    if (head == null) {
      // Whoever begins a segment at the same time waits here, and then reads the other's head. An
      // "insert ignore" would leave all who waited with shared locks on it, and two of them dead.
      try (PreparedStatement first =
          connection.prepareStatement(
              "insert into audit_head (segment, n, mac) values (?, 0, ?)"
                  + " on duplicate key update n = n")) {
        first.setString(1, segment);
        first.setBytes(2, AuditKey.BEFORE_THE_FIRST);
        first.executeUpdate();
      }
      head = readHead(connection, segment);
    }
    if (head == null) {
      throw new SQLException("the audit trail has no head");
    }
    return head;
  }

  /** Outside a transaction the head would be free again at once, and numbers would collide. */
  private static @Nullable Head readHead(Connection connection, String segment)
      throws SQLException {
    try (PreparedStatement read =
        connection.prepareStatement(
            "select n, mac, @@in_transaction from audit_head where segment = ? for update")) {
      read.setString(1, segment);
      try (ResultSet row = read.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        if (row.getInt(3) != 1) {
          throw new SQLException("the audit trail is not in the transaction");
        }
        return new Head(row.getLong(1), row.getBytes(2));
      }
    }
  }

  void committed(Head head) {
    file().append(head);
  }

  /** Walks the whole chain. {@code progress} hears the number of rows read now and then. */
  public Finding verify(LongConsumer progress) {
    String segment = settings.node();
    // Read before the rows: what is committed meanwhile only makes the table longer.
    Head outside = file().last();
    Mac hmac = key().mac();
    long expected = 0;
    byte[] previous = AuditKey.BEFORE_THE_FIRST;
    boolean outsideSeen = outside.n() == 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement all = connection.prepareStatement(AuditRow.SELECT)) {
      all.setFetchSize(FETCH);
      all.setString(1, segment);
      try (ResultSet rows = all.executeQuery()) {
        while (rows.next()) {
          expected++;
          long n = rows.getLong(1);
          if (n != expected) {
            return new Finding(expected - 1, expected, "missing");
          }
          byte[] stored = rows.getBytes(2);
          byte[] computed = AuditRow.read(rows).mac(hmac, previous, segment, n);
          if (!MessageDigest.isEqual(stored, computed)) {
            return new Finding(n - 1, n, "edited-or-reordered");
          }
          if (n == outside.n()) {
            outsideSeen = MessageDigest.isEqual(stored, outside.mac());
          }
          previous = stored;
          if (n % 50_000 == 0) {
            progress.accept(n);
          }
        }
      }
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot be read", lost);
    }
    if (expected > 0 && outside.n() == 0 && file().last().n() == 0) {
      return new Finding(expected, expected, "head-file-missing");
    }
    if (!outsideSeen) {
      return new Finding(expected, Math.min(expected + 1, outside.n()), "truncated");
    }
    return new Finding(expected, 0, "intact");
  }

  private AuditKey key() {
    return java.util.Objects.requireNonNull(key);
  }

  private HeadFile file() {
    return java.util.Objects.requireNonNull(file);
  }
}
