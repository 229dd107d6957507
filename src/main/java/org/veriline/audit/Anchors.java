package org.veriline.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.veriline.platform.Alarms;
import org.veriline.platform.Settings;
import org.veriline.platform.StatusAsked;

/**
 * Brings checkpoints out of the machine, in their order, each as long as it takes. What has left
 * before somebody became root here, nobody here can take back.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class Anchors {
  static final String ALARM = "audit-anchors-stuck";
  private static final Duration TOO_LONG = Duration.ofMinutes(15);
  private static final int BATCH = 200;
  private static final Logger LOG = Logger.getLogger(Anchors.class.getName());

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject AuditChain chain;
  @Inject Alarms alarms;
  @Inject Clock clock;
  @Inject Settings settings;

  private final List<Destination> destinations = new ArrayList<>();
  private Instant started = Instant.EPOCH;

  /** What a receiver has: its last checkpoint, and when it took it. */
  public record Delivered(String destination, long number, Instant at) {}

  @PostConstruct
  void begin() {
    started = clock.instant();
    Config config = ConfigProvider.getConfig();
    config
        .getOptionalValue("veriline.anchors.folder", String.class)
        .ifPresent(folder -> destinations.add(new AnchorFolder(Path.of(folder))));
    config
        .getOptionalValue("veriline.anchors.syslog-address", String.class)
        .ifPresent(
            address ->
                destinations.add(
                    new SyslogReceiver(
                        address,
                        config.getValue("veriline.anchors.syslog-port", Integer.class),
                        config.getValue("veriline.anchors.syslog-name", String.class),
                        Path.of(
                            config.getValue("veriline.anchors.syslog-authority", String.class)))));
  }

  /** To every receiver there is; one that fails does not hold up another. */
  public synchronized void deliver() {
    for (Destination destination : destinations) {
      try {
        deliverTo(destination);
      } catch (IOException refused) {
        LOG.log(
            Level.WARNING,
            "anchors were not taken by {0}: {1}",
            new Object[] {destination.name(), refused.toString()});
      }
    }
    watch(destinations);
  }

  /** Says how many were taken. */
  synchronized int deliverTo(Destination destination) throws IOException {
    int taken = 0;
    try (Connection connection = dataSource.getConnection()) {
      List<Checkpoint> waiting;
      do {
        long last = delivered(connection, destination.name()).map(Delivered::number).orElse(0L);
        waiting = chain.check().list(connection, last, BATCH);
        if (!waiting.isEmpty()) {
          destination.take(waiting);
          note(connection, destination.name(), waiting.get(waiting.size() - 1).number());
          taken += waiting.size();
        }
      } while (waiting.size() == BATCH);
      return taken;
    } catch (SQLException lost) {
      throw new IllegalStateException("the anchors cannot be read", lost);
    }
  }

  /** Silence is as telling as a false anchor: the receiver should have heard by now. */
  void watch(List<Destination> receivers) {
    List<String> stuck = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      for (Destination destination : receivers) {
        Instant last =
            delivered(connection, destination.name()).map(Delivered::at).orElse(Instant.EPOCH);
        Instant since = last.isAfter(started) ? last : started;
        if (Duration.between(since, clock.instant()).compareTo(TOO_LONG) > 0) {
          stuck.add(destination.name());
        }
      }
    } catch (SQLException lost) {
      throw new IllegalStateException("the anchors cannot be read", lost);
    }
    if (stuck.isEmpty()) {
      alarms.clear(ALARM);
    } else {
      alarms.raiseAlone(ALARM, String.join(",", stuck));
    }
  }

  private Optional<Delivered> delivered(Connection connection, String destination)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, accepted_at from audit_delivery where destination = ? and segment ="
                + " ?")) {
      select.setString(1, destination);
      select.setString(2, settings.node());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Delivered(
                    destination,
                    row.getLong(1),
                    row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
            : Optional.empty();
      }
    }
  }

  private void note(Connection connection, String destination, long number) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into audit_delivery (destination, segment, number, accepted_at) values (?, ?,"
                + " ?, ?) on duplicate key update number = values(number), accepted_at ="
                + " values(accepted_at)")) {
      upsert.setString(1, destination);
      upsert.setString(2, settings.node());
      upsert.setLong(3, number);
      upsert.setObject(4, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      upsert.executeUpdate();
    }
  }

  /** What each receiver has taken last. */
  public List<Delivered> delivered() {
    List<Delivered> all = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      for (Destination destination : destinations) {
        all.add(
            delivered(connection, destination.name())
                .orElse(new Delivered(destination.name(), 0, Instant.EPOCH)));
      }
      return all;
    } catch (SQLException lost) {
      throw new IllegalStateException("the anchors cannot be read", lost);
    }
  }

  void asked(@Observes StatusAsked status) {
    if (destinations.isEmpty()) {
      status.part(
          "anchors",
          true,
          "OFF: nothing about the audit trail leaves this machine, so its root could rewrite it"
              + " unseen");
      return;
    }
    for (Delivered one : delivered()) {
      status.part(
          "anchors to " + one.destination(),
          true,
          one.number() == 0
              ? "none taken yet"
              : "checkpoint %d taken at %s".formatted(one.number(), one.at()));
    }
  }
}
