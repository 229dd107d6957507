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
import org.veriline.platform.Settings;

/** The evidence as it is written, for rules that read along. People read {@link AuditSearch}. */
@ApplicationScoped
@Transactional
public class AuditFeed {
  private static final String SELECT =
      "select " + Evidence.COLUMNS + " from audit_event where segment = ? and ";

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject Settings settings;

  /** What was written after the row with this number, in order. */
  public List<Evidence> after(long n, int most) {
    return rows(SELECT + "n > ? order by n limit ?", n, most);
  }

  /** Everything about one call, in order. */
  public List<Evidence> ofCall(String call) {
    return rows(SELECT + "call_id = ? order by at, n", call);
  }

  /** Everything one person did between two instants, in order. */
  public List<Evidence> ofActor(String actor, Instant from, Instant until, int most) {
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

  private List<Evidence> rows(String sql, Object... values) {
    List<Object> bound = new ArrayList<>(List.of(settings.node()));
    bound.addAll(List.of(values));
    return AuditQuery.list(dataSource, sql, bound, Evidence::of);
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
