package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Settings;

/**
 * The evidence from its first row to its last, for programs that judge it. No person reads here.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class AuditLog {
  private static final int FETCH = 2000;

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject Settings settings;

  /** What a row says, in codes. */
  public record Entry(
      long n,
      String action,
      String actor,
      @Nullable String patient,
      @Nullable String interaction,
      @Nullable String call,
      @Nullable String purpose,
      @Nullable String relationship,
      @Nullable String level,
      @Nullable String dataClass,
      @Nullable String reason,
      @Nullable String object) {}

  /** In the order in which it happened; says how many rows there were. */
  public long each(Collection<String> actions, Consumer<Entry> reader) {
    String marks = String.join(",", Collections.nCopies(actions.size(), "?"));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select n, action, actor, patient, interaction, call_id, purpose, relationship,"
                    + " level, data_class, reason, object from audit_event where segment = ? and"
                    + " action in ("
                    + marks
                    + ") order by n")) {
      select.setFetchSize(FETCH);
      select.setString(1, settings.node());
      int i = 2;
      for (String action : actions) {
        select.setString(i++, action);
      }
      long count = 0;
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reader.accept(entry(row));
          count++;
        }
      }
      return count;
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot be read", lost);
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12));
  }
}
