package org.veriline.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.platform.Settings;

/** Years of evidence in minutes: valid rows behind the chain's end, by LOAD DATA. */
public final class ManyAuditRows {

  /** What a row says, by its number from 0 on. */
  public interface Story {
    AuditEvent event(int row);

    Instant at(int row);
  }

  private ManyAuditRows() {}

  /** The same view again and again. */
  public static void append(
      Connection root, AuditChain chain, Settings settings, String auditKey, int rows)
      throws IOException, SQLException {
    AuditEvent event =
        AuditEvent.by(Actor.SYSTEM)
            .action(Action.PHI_VIEW)
            .patient("patient/00000000-0000-0000-0000-000000000000")
            .call("1700000000.1")
            .purpose("TREATMENT")
            .level("V2")
            .build();
    append(
        root,
        chain,
        settings,
        auditKey,
        rows,
        new Story() {
          @Override
          public AuditEvent event(int row) {
            return event;
          }

          @Override
          public Instant at(int row) {
            return Instant.now();
          }
        });
  }

  /**
   * Nobody else writes evidence meanwhile.
   *
   * @param root the database's administrator
   * @param auditKey the deployed application's
   */
  public static void append(
      Connection root, AuditChain chain, Settings settings, String auditKey, int rows, Story story)
      throws IOException, SQLException {
    chain.take();
    AuditChain.@Nullable Head end = null;
    try {
      end = load(root, settings, auditKey, rows, story);
    } finally {
      chain.done(end);
    }
  }

  private static AuditChain.Head load(
      Connection root, Settings settings, String auditKey, int rows, Story story)
      throws IOException, SQLException {
    String segment = settings.node();
    Mac hmac = new AuditKey(auditKey).mac();
    long n = 0;
    byte[] mac = AuditKey.BEFORE_THE_FIRST;
    try (Statement statement = root.createStatement();
        ResultSet head =
            statement.executeQuery("select n, mac from audit_event order by n desc limit 1")) {
      if (head.next()) {
        n = head.getLong(1);
        mac = head.getBytes(2);
      }
    }
    Path file = Files.createTempFile("veriline", ".rows");
    try {
      try (BufferedWriter lines = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
        for (int i = 0; i < rows; i++) {
          n++;
          AuditRow row = AuditRow.of(story.event(i), story.at(i), null);
          mac = row.mac(hmac, mac, segment, n);
          lines.append(segment).append('\t').append(Long.toString(n)).append('\t');
          lines.append(HexFormat.of().formatHex(mac)).append('\t').append(row.at().toString());
          for (String column : row.columns()) {
            lines.append('\t').append(text(column));
          }
          lines.append('\n');
        }
      }
      try (Statement statement = root.createStatement()) {
        statement.execute(
            "load data local infile '%s' into table audit_event (segment, n, @mac, at, %s) set mac = unhex(@mac)"
                .formatted(file, String.join(", ", AuditRow.TEXTS)));
      }
    } finally {
      Files.delete(file);
    }
    return new AuditChain.Head(n, mac);
  }

  private static String text(@Nullable String column) {
    return column == null ? "\\N" : column;
  }
}
