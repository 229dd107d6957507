package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.platform.Settings;

/**
 * The trail as JSON lines, for whoever checks it away from here: rows, and behind the rows of each
 * stretch its checkpoint.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class AuditExport {
  private static final int BATCH = 64;

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject AuditChain chain;
  @Inject AuditTrail trail;
  @Inject Checkpoints checkpoints;
  @Inject Clock clock;
  @Inject Settings settings;

  /** Whole checkpoints that were signed between the two moments. Taking it out is evidence too. */
  public void write(Actor actor, Instant from, Instant to, OutputStream out) throws IOException {
    trail.writeAlone(
        AuditEvent.by(actor)
            .action(Action.AUDIT_EXPORT)
            .object("audit-trail/" + settings.node())
            .build());
    checkpoints.make();
    try (Connection connection = dataSource.getConnection()) {
      line(
          out,
          Json.createObjectBuilder()
              .add("export", "veriline-audit-1")
              .add("segment", settings.node())
              .add("made", clock.instant().toString()));
      long written = 0;
      long last = 0;
      List<Checkpoint> some = chain.check().list(connection, last, BATCH);
      while (!some.isEmpty()) {
        for (Checkpoint checkpoint : some) {
          Instant at = checkpoint.at().toInstant(ZoneOffset.UTC);
          if (!at.isBefore(from) && !at.isAfter(to)) {
            written += rows(connection, checkpoint, out);
            line(out, Json.createObjectBuilder().add("checkpoint", checkpoint.anchor()));
          }
          last = checkpoint.number();
        }
        some = chain.check().list(connection, last, BATCH);
      }
      line(out, Json.createObjectBuilder().add("end", written));
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot be read", lost);
    }
  }

  private long rows(Connection connection, Checkpoint of, OutputStream out)
      throws SQLException, IOException {
    long count = 0;
    try (PreparedStatement select = connection.prepareStatement(AuditRow.SELECT)) {
      select.setString(1, settings.node());
      select.setLong(2, of.first() - 1);
      select.setLong(3, of.last());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          line(out, json(row));
          count++;
        }
      }
    }
    return count;
  }

  private static JsonObjectBuilder json(ResultSet row) throws SQLException {
    JsonObjectBuilder json = Json.createObjectBuilder().add("n", row.getLong(1));
    AuditRow read = AuditRow.read(row);
    LocalDateTime at = read.at();
    json.add("ms", at.toInstant(ZoneOffset.UTC).toEpochMilli());
    for (int i = 0; i < AuditRow.TEXTS.size(); i++) {
      @Nullable String text = read.columns().get(i);
      if (text == null) {
        json.addNull(AuditRow.TEXTS.get(i));
      } else {
        json.add(AuditRow.TEXTS.get(i), text);
      }
    }
    return json.add("mac", HexFormat.of().formatHex(row.getBytes(2)));
  }

  private static void line(OutputStream out, JsonObjectBuilder json) throws IOException {
    out.write((json.build() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
