package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Settings;

/** The evidence as it is written, for rules that read along. People read {@link AuditSearch}. */
@ApplicationScoped
@Transactional
public class AuditFeed {
  private static final String SELECT =
      "select n, at, actor, action, outcome, patient, call_id, purpose, relationship, level,"
          + " data_class, fields, reason, object from audit_event where segment = ? and ";

  /** A row, without what rules do not need. */
  public record Seen(
      long n,
      Instant at,
      String actor,
      String action,
      String outcome,
      @Nullable String patient,
      @Nullable String call,
      @Nullable String purpose,
      @Nullable String relationship,
      @Nullable String level,
      @Nullable String dataClass,
      String fields,
      @Nullable String reason,
      @Nullable String object) {

    public boolean is(Action what) {
      return action.equals(what.text());
    }

    public boolean ok() {
      return outcome.equals(Outcome.OK.name());
    }
  }

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject Settings settings;

  /** What was written after the row with this number, in order. */
  public List<Seen> after(long n, int most) {
    return rows(SELECT + "n > ? order by n limit ?", n, most);
  }

  /** Everything about one call, in order. */
  public List<Seen> ofCall(String call) {
    return rows(SELECT + "call_id = ? order by at, n", call);
  }

  /** Everything one person did between two instants, in order. */
  public List<Seen> ofActor(String actor, Instant from, Instant until, int most) {
    return rows(
        SELECT + "actor = ? and at >= ? and at <= ? order by at, n limit ?",
        actor,
        utc(from),
        utc(until),
        most);
  }

  /** In how many calls this person has seen this patient since then. */
  public int callsInWhichSeen(String actor, String patient, Instant since) {
    String sql =
        "select count(distinct call_id) from audit_event where segment = ? and patient = ?"
            + " and at >= ? and actor = ? and action = ?";
    return AuditQuery.number(
        dataSource,
        sql,
        List.of(settings.node(), patient, utc(since), actor, Action.PHI_VIEW.text()));
  }

  private List<Seen> rows(String sql, Object... values) {
    List<Object> bound = new ArrayList<>(List.of(settings.node()));
    bound.addAll(List.of(values));
    return AuditQuery.list(
        dataSource,
        sql,
        bound,
        row ->
            new Seen(
                row.getLong(1),
                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14)));
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
