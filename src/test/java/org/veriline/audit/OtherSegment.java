package org.veriline.audit;

import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.sql.DataSource;
import org.veriline.access.Actor;
import org.veriline.platform.Alarms;
import org.veriline.platform.Credentials;
import org.veriline.platform.Settings;
import org.veriline.testing.ThrowawayMariaDb;

/**
 * A chain nobody else writes to, made by the real classes with the real keys in the real tables, so
 * that it can be attacked without harm to the other tests. Whoever attacks has the database and
 * every key.
 */
final class OtherSegment implements AutoCloseable {
  final String name;
  final AuditChain chain = new AuditChain();
  final Checkpoints checkpoints = new Checkpoints();
  final Anchors anchors = new Anchors();
  final AuditExport export = new AuditExport();
  final AuditExpiry expiry = new AuditExpiry();
  final AuditWalk walk = new AuditWalk();
  final Path heads;

  private final Connection root;
  private final Credentials credentials;
  private final UserTransaction transaction;

  OtherSegment(
      String name,
      String databaseUrl,
      DataSource database,
      Settings real,
      Credentials credentials,
      EntityManager entities,
      UserTransaction transaction,
      Alarms alarms,
      AuditTrail trail,
      Clock clock)
      throws SQLException {
    this.name = name;
    this.credentials = credentials;
    this.transaction = transaction;
    Settings settings =
        new Settings(
            real.demo(),
            real.credentials(),
            real.state(),
            real.voice(),
            real.zone(),
            name,
            real.idle(),
            real.longest());
    chain.dataSource = database;
    chain.entities = entities;
    chain.settings = settings;
    chain.credentials = credentials;
    chain.clock = clock;
    chain.open();
    checkpoints.dataSource = database;
    checkpoints.chain = chain;
    checkpoints.alarms = alarms;
    checkpoints.clock = clock;
    checkpoints.credentials = credentials;
    checkpoints.settings = settings;
    anchors.dataSource = database;
    anchors.chain = chain;
    anchors.alarms = alarms;
    anchors.clock = clock;
    anchors.settings = settings;
    anchors.begin();
    export.dataSource = database;
    export.chain = chain;
    export.trail = trail;
    export.checkpoints = checkpoints;
    export.clock = clock;
    export.settings = settings;
    expiry.dataSource = database;
    expiry.trail = trail;
    expiry.settings = settings;
    walk.dataSource = database;
    walk.chain = chain;
    walk.clock = clock;
    walk.settings = settings;
    heads = settings.state().resolve("audit-heads-" + name);
    root = ThrowawayMariaDb.asRoot(databaseUrl);
  }

  void write(int rows) throws Exception {
    write(rows, Instant.now());
  }

  void write(int rows, Instant at) throws Exception {
    List<AuditRow> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      AuditEvent event =
          AuditEvent.by(Actor.SYSTEM).action(Action.CFG_CHANGE).object("test/" + i).build();
      list.add(AuditRow.of(event, at, null));
    }
    transaction.begin();
    AuditChain.Head end = chain.append(list);
    transaction.commit();
    chain.done(end);
  }

  AuditChain.Finding check() {
    return chain.verify(rows -> {});
  }

  /** Statements with {@code S} for the segment. */
  void tamper(String... statements) throws SQLException {
    try (Statement statement = root.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql.replace("$S", "'" + name + "'"));
      }
    }
  }

  long number(String sql) throws SQLException {
    try (Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql.replace("$S", "'" + name + "'"))) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Every MAC anew, with the key, and the file outside the database too. */
  void chainAnew() throws SQLException, IOException {
    Mac hmac = new AuditKey(credentials.text("audit-key")).mac();
    byte[] mac = AuditKey.BEFORE_THE_FIRST;
    long n = 0;
    try (PreparedStatement rows =
            root.prepareStatement(AuditRow.SELECT.replace("and n > ? and n <= ? ", ""));
        PreparedStatement update =
            root.prepareStatement("update audit_event set mac = ? where segment = ? and n = ?")) {
      rows.setString(1, name);
      try (ResultSet row = rows.executeQuery()) {
        while (row.next()) {
          n = row.getLong(1);
          mac = AuditRow.read(row).mac(hmac, mac, name, n);
          update.setBytes(1, mac);
          update.setString(2, name);
          update.setLong(3, n);
          update.addBatch();
        }
      }
      update.executeBatch();
    }
    Files.writeString(heads, n + " " + HexFormat.of().formatHex(mac) + "\n");
    chain.take();
    chain.done(null);
  }

  /** Every checkpoint anew, with the signing key. */
  void signAnew() throws SQLException {
    tamper("delete from audit_checkpoint where segment = $S");
    checkpoints.make();
  }

  Path exported(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "export", ".jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      export.write(Actor.SYSTEM, Instant.MIN, Instant.MAX, out);
    }
    return file;
  }

  /** What the stand-alone script says: its status, a colon, its words. */
  static String judged(Path key, Path anchors, Path export)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("judged", ".log");
    Process script =
        new ProcessBuilder(
                "python3",
                Path.of("appliance/check-audit-export").toAbsolutePath().toString(),
                "--key",
                key.toString(),
                "--anchors",
                anchors.toString(),
                export.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!script.waitFor(60, TimeUnit.SECONDS)) {
      script.destroyForcibly();
    }
    String words = Files.readString(log, StandardCharsets.UTF_8);
    Files.delete(log);
    return script.exitValue() + ": " + words;
  }

  @Override
  public void close() throws SQLException, IOException {
    tamper(
        "delete from audit_event where segment = $S",
        "delete from audit_checkpoint where segment = $S",
        "delete from audit_delivery where segment = $S",
        "delete from audit_walk where segment = $S",
        "delete from audit_expiry where segment = $S");
    Files.deleteIfExists(heads);
    root.close();
  }
}
