package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/** Who saw this patient, and what did this person see (ST-10): one line a view, and why. */
@ApplicationScoped
@Transactional
public class WhoSaw {
  /**
   * What counts as seeing or saying. The list is written into the statement, so that the database
   * sees constants.
   */
  private static final String SIGHTS =
      " and e.action in ('PHI.VIEW', 'DISCLOSE.TO', 'BTG.OPEN', 'PHI.EDIT')";

  /** The row of the script that gave the level is the last change of level before, on that call. */
  private static final String SELECT =
      "select "
          + Evidence.COLUMNS
          + ","
          + " (select l.reason from audit_event l where l.call_id = e.call_id"
          + " and l.action = 'VERIFY.LEVEL' and l.at <= e.at and l.n < e.n"
          + " order by l.at desc, l.n desc limit 1) as script_row"
          + " from audit_event e where e.segment = ?";

  /**
   * Whom or what the question is about, and between which instants; one of the two is given.
   *
   * @param actor who looked
   * @param patient who was looked at, the opaque reference
   */
  public record Question(String actor, String patient, Instant from, Instant until) {}

  /**
   * One view.
   *
   * @param row of the script that opened it, if a call did
   */
  public record Sight(Evidence seen, @Nullable String row) {}

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject Settings settings;
  @Inject Actors actors;
  @Inject AuditTrail trail;

  /** A page of the answer, newest first. That it was asked is recorded, and which kind. */
  @RequiresPermissions("audit:read:all")
  public List<Sight> page(Question question, int first, int size) {
    trail.write(
        AuditEvent.by(actors.current())
            .action(Action.AUDIT_READ)
            .object("who-saw")
            .fields(List.of(question.patient().isBlank() ? "actor" : "patient"))
            .build());
    List<Object> values = new ArrayList<>();
    String sql =
        SELECT
            + where(question, values)
            + SIGHTS
            + " order by e.at desc, e.n desc limit ? offset ?";
    values.add(size);
    values.add(first);
    return AuditQuery.list(dataSource, sql, values, WhoSaw::sight);
  }

  /** What comes behind that line, for a report, whose making is evidence of its own. */
  List<Sight> behind(Question question, @Nullable Sight last, int size) {
    List<Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder(SELECT).append(where(question, values)).append(SIGHTS);
    if (last != null) {
      sql.append(" and (e.at < ? or (e.at = ? and e.n < ?))");
      LocalDateTime at = LocalDateTime.ofInstant(last.seen().at(), ZoneOffset.UTC);
      values.addAll(List.of(at, at, last.seen().n()));
    }
    values.add(size);
    return AuditQuery.list(
        dataSource,
        sql.append(" order by e.at desc, e.n desc limit ?").toString(),
        values,
        WhoSaw::sight);
  }

  private static Sight sight(ResultSet row) throws SQLException {
    return new Sight(Evidence.of(row), row.getString("script_row"));
  }

  @RequiresPermissions("audit:read:all")
  public int count(Question question) {
    List<Object> values = new ArrayList<>();
    String sql =
        "select count(*) from audit_event e where e.segment = ?" + where(question, values) + SIGHTS;
    return AuditQuery.number(dataSource, sql, values);
  }

  private String where(Question question, List<Object> values) {
    StringBuilder where = new StringBuilder();
    values.add(settings.node());
    if (!question.patient().isBlank()) {
      where.append(" and e.patient = ?");
      values.add(question.patient().strip());
    }
    if (!question.actor().isBlank()) {
      where.append(" and e.actor = ?");
      values.add(question.actor().strip());
    }
    if (values.size() == 1) {
      // Without either it would be a walk through everything that ever happened.
      throw new Refusal("who-saw-whom");
    }
    values.add(LocalDateTime.ofInstant(question.from(), ZoneOffset.UTC));
    values.add(LocalDateTime.ofInstant(question.until(), ZoneOffset.UTC));
    return where.append(" and e.at >= ? and e.at < ?").toString();
  }
}
