package org.veriline.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A question to the audit table, whose every value is bound. */
final class AuditQuery {

  /** Makes one row of an answer. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private AuditQuery() {}

  static <T> List<T> list(DataSource from, String sql, List<?> values, Row<T> reader) {
    List<T> rows = new ArrayList<>();
    try (Connection connection = from.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(reader.of(row));
        }
      }
      return rows;
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot be read", lost);
    }
  }

  /** The only number of the answer. */
  static int number(DataSource from, String sql, List<?> values) {
    return list(from, sql, values, row -> row.getInt(1)).get(0);
  }
}
