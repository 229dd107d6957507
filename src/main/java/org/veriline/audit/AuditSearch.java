package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.platform.Settings;

/** Reading the evidence: who saw whom, what did one person do. Reading it is evidence too. */
@ApplicationScoped
@Transactional
public class AuditSearch {

  /** What to look for; empty texts and no day mean everything. */
  public record Question(
      String actor, String patient, String call, String action, @Nullable LocalDate day) {
    public static final Question ALL = new Question("", "", "", "", null);
  }

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject Settings settings;
  @Inject Actors actors;
  @Inject AuditTrail trail;

  /** A page of the answer, newest first. The question's kinds are recorded, never its values. */
  @RequiresPermissions("audit:read:all")
  public List<Evidence> page(Question question, int first, int size) {
    trail.write(
        AuditEvent.by(actors.current()).action(Action.AUDIT_READ).fields(kinds(question)).build());
    List<Object> values = new ArrayList<>();
    String sql =
        "select "
            + Evidence.COLUMNS
            + " from audit_event"
            + where(question, values)
            + " order by at desc, n desc limit ? offset ?";
    values.add(size);
    values.add(first);
    return AuditQuery.list(dataSource, sql, values, Evidence::of);
  }

  @RequiresPermissions("audit:read:all")
  public int count(Question question) {
    List<Object> values = new ArrayList<>();
    String sql = "select count(*) from audit_event" + where(question, values);
    return AuditQuery.number(dataSource, sql, values);
  }

  private String where(Question question, List<Object> values) {
    StringBuilder where = new StringBuilder(" where segment = ?");
    values.add(settings.node());
    equal(where, values, "actor", question.actor());
    equal(where, values, "patient", question.patient());
    equal(where, values, "call_id", question.call());
    equal(where, values, "action", question.action());
    LocalDate day = question.day();
    if (day != null) {
      where.append(" and at >= ? and at < ?");
      values.add(utc(day));
      values.add(utc(day.plusDays(1)));
    }
    return where.toString();
  }

  private LocalDateTime utc(LocalDate day) {
    return LocalDateTime.ofInstant(day.atStartOfDay(settings.zone()).toInstant(), ZoneOffset.UTC);
  }

  private static void equal(StringBuilder where, List<Object> values, String column, String text) {
    if (!text.isBlank()) {
      where.append(" and ").append(column).append(" = ?");
      values.add(text.strip());
    }
  }

  private static List<String> kinds(Question question) {
    List<String> kinds = new ArrayList<>();
    if (!question.actor().isBlank()) {
      kinds.add("actor");
    }
    if (!question.patient().isBlank()) {
      kinds.add("patient");
    }
    if (!question.call().isBlank()) {
      kinds.add("call");
    }
    if (!question.action().isBlank()) {
      kinds.add("action");
    }
    if (question.day() != null) {
      kinds.add("day");
    }
    return kinds;
  }
}
