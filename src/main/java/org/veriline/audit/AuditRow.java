package org.veriline.audit;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Ids;

/** One row as it lies in the table, all columns but number and MAC as texts in a fixed order. */
record AuditRow(List<@Nullable String> columns, LocalDateTime at) {

  /** Order matters: it is part of what the MAC covers. New columns go to the end. */
  static final List<String> TEXTS =
      List.of(
          "id",
          "actor",
          "roles",
          "session",
          "address",
          "action",
          "outcome",
          "patient",
          "interaction",
          "call_id",
          "purpose",
          "relationship",
          "level",
          "data_class",
          "fields",
          "reason",
          "object");

  static final String INSERT =
      "insert into audit_event (segment, n, mac, at, "
          + String.join(", ", TEXTS)
          + ") values (?, ?, ?, ?"
          + ", ?".repeat(TEXTS.size())
          + ")";
  static final String SELECT =
      "select n, mac, at, "
          + String.join(", ", TEXTS)
          + " from audit_event where segment = ? and n > ? and n <= ? order by n";

  static AuditRow of(AuditEvent event, Instant at, @Nullable String address) {
    List<@Nullable String> columns = new ArrayList<>();
    columns.add(Ids.next());
    columns.add(event.actor().userId());
    columns.add(
        event.actor().roles().stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
    columns.add(event.actor().session());
    columns.add(address);
    columns.add(event.action().text());
    columns.add(event.outcome().name());
    columns.add(event.patient());
    columns.add(event.interaction());
    columns.add(event.call());
    columns.add(event.purpose());
    columns.add(event.relationship());
    columns.add(event.level());
    columns.add(event.dataClass());
    columns.add(String.join(",", event.fields()));
    columns.add(event.reason());
    columns.add(event.object());
    return new AuditRow(
        columns, LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
  }

  static AuditRow read(ResultSet row) throws SQLException {
    List<@Nullable String> columns = new ArrayList<>(TEXTS.size());
    for (int i = 0; i < TEXTS.size(); i++) {
      columns.add(row.getString(4 + i));
    }
    return new AuditRow(columns, row.getObject(3, LocalDateTime.class));
  }

  void bind(PreparedStatement insert, String segment, long n, byte[] mac) throws SQLException {
    insert.setString(1, segment);
    insert.setLong(2, n);
    insert.setBytes(3, mac);
    insert.setObject(4, at);
    for (int i = 0; i < columns.size(); i++) {
      insert.setString(5 + i, columns.get(i));
    }
  }

  byte[] mac(Mac mac, byte[] previous, String segment, long n) {
    return mac(mac, previous, canonical(segment, n));
  }

  static byte[] mac(Mac mac, byte[] previous, byte[] canonical) {
    mac.update(previous);
    return mac.doFinal(canonical);
  }

  /** Lengths stand before texts, so that no two rows ever give the same bytes. */
  byte[] canonical(String segment, long n) {
    StringBuilder text = new StringBuilder(400);
    put(text, segment);
    put(text, Long.toString(n));
    put(text, Long.toString(at.toInstant(ZoneOffset.UTC).toEpochMilli()));
    columns.forEach(column -> put(text, column));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(StringBuilder text, @Nullable String column) {
    if (column == null) {
      text.append("-;");
    } else {
      text.append(column.length()).append(':').append(column);
    }
  }
}
