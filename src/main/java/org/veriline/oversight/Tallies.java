package org.veriline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Settings;

/** What the privacy console shows in numbers. Everything comes from small tables. */
@ApplicationScoped
@Transactional
public class Tallies {

  /** How often something was done on the clinic's day. */
  public record Day(LocalDate day, long count) {}

  /**
   * Verification compliance of a span of days (CC-12, CC-13, CC-15, and what goes with them).
   *
   * @param median seconds from the start of verification to V2
   */
  public record Compliance(
      long calls,
      long disclosed,
      long complied,
      long told,
      long toldComplete,
      long privacyNeeded,
      long privacyAsked,
      long failed,
      long locked,
      long overridden,
      @Nullable Long median) {

    public static final Compliance NONE = new Compliance(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);

    /** In per cent; without a case nothing was missed. */
    public static double rate(long part, long all) {
      return all == 0 ? 100 : 100.0 * part / all;
    }
  }

  /** Contacts with patients on the days that are counted, and those inside preferences (CC-14). */
  public record Contacts(long all, long inside) {
    public static final Contacts NONE = new Contacts(0, 0);
  }

  /** A call that missed a measure. */
  public record Miss(String call, String actor, Instant at, String measures) {}

  /** A question, how often it was answered wrongly, and how often by who reached V2 after all. */
  public record Question(String question, long asked, long failed, long failedByGood) {}

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Settings settings;

  /** Deeds of the clinic's day by action; refused and failed ones as {@code ACTION/OUTCOME}. */
  @RequiresPermissions("report:verification")
  public Map<String, Long> today() {
    audit.write(
        AuditEvent.by(actors.current()).action(Action.AUDIT_READ).object("console").build());
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Object[] row :
        rows("SELECT action, outcome, n FROM oversight_day WHERE day = ?1", Date.valueOf(day()))) {
      String key = "OK".equals(row[1]) ? (String) row[0] : row[0] + "/" + row[1];
      counts.merge(key, ((Number) row[2]).longValue(), Long::sum);
    }
    return counts;
  }

  /** One action over the last days, oldest first, days without it included. */
  @RequiresPermissions("report:verification")
  public List<Day> days(String action, int days) {
    Map<LocalDate, Long> counts = new LinkedHashMap<>();
    for (int back = days - 1; back >= 0; back--) {
      counts.put(day().minusDays(back), 0L);
    }
    for (Object[] row :
        rows(
            "SELECT day, SUM(n) FROM oversight_day WHERE day >= ?1 AND action = ?2 GROUP BY day",
            Date.valueOf(day().minusDays(days - 1L)),
            action)) {
      counts.replace(((Date) row[0]).toLocalDate(), ((Number) row[1]).longValue());
    }
    return counts.entrySet().stream().map(it -> new Day(it.getKey(), it.getValue())).toList();
  }

  @RequiresPermissions("report:verification")
  public Compliance compliance(int days) {
    Date from = Date.valueOf(day().minusDays(days - 1L));
    Object[] sums =
        rows(
                "SELECT COUNT(*), SUM(disclosed), SUM(disclosed AND complied), SUM(told),"
                    + " SUM(told_complete), SUM(privacy_needed), SUM(privacy_needed AND"
                    + " privacy_asked), SUM(failed), SUM(locked), SUM(overridden), COUNT(seconds)"
                    + " FROM oversight_call WHERE day >= ?1",
                from)
            .get(0);
    long timed = number(sums[10]);
    Long median = timed == 0 ? null : median(from, timed);
    return new Compliance(
        number(sums[0]),
        number(sums[1]),
        number(sums[2]),
        number(sums[3]),
        number(sums[4]),
        number(sums[5]),
        number(sums[6]),
        number(sums[7]),
        number(sums[8]),
        number(sums[9]),
        median);
  }

  private Long median(Date from, long timed) {
    return number(
        bound(
                "SELECT seconds FROM oversight_call WHERE day >= ?1 AND seconds IS NOT NULL"
                    + " ORDER BY seconds",
                from)
            .setFirstResult((int) ((timed - 1) / 2))
            .setMaxResults(1)
            .getSingleResult());
  }

  /** Calls that missed something, newest first. */
  @RequiresPermissions("report:verification")
  public List<Miss> misses(int days, int first, int count) {
    return rows(
            "SELECT call_id, actor, at, CONCAT_WS(' ', IF(disclosed AND NOT complied, 'CC-12',"
                + " NULL), IF(told_complete < told, 'CC-13', NULL), IF(privacy_needed AND NOT"
                + " privacy_asked, 'CC-15', NULL)) FROM oversight_call WHERE day >= ?1 AND"
                + " ((disclosed AND NOT complied) OR told_complete < told OR (privacy_needed AND"
                + " NOT privacy_asked)) ORDER BY at DESC, call_id LIMIT "
                + count
                + " OFFSET "
                + first,
            Date.valueOf(day().minusDays(days - 1L)))
        .stream()
        .map(Tallies::miss)
        .toList();
  }

  /** Counted at night: today is not among them. */
  @RequiresPermissions("report:verification")
  public Contacts contacts(int days) {
    Object[] sums =
        rows(
                "SELECT SUM(contacts), SUM(inside) FROM oversight_contacts WHERE day >= ?1",
                Date.valueOf(day().minusDays(days - 1L)))
            .get(0);
    return new Contacts(number(sums[0]), number(sums[1]));
  }

  /** Contacts outside a patient's preference, newest first. */
  @RequiresPermissions("report:verification")
  public List<Miss> contactMisses(int days, int count) {
    return rows(
            "SELECT call_id, actor, at, CONCAT('"
                + PreferenceCheck.MEASURE
                + " ', reason) FROM oversight_contact_miss WHERE day >= ?1"
                + " ORDER BY at DESC, call_id LIMIT "
                + count,
            Date.valueOf(day().minusDays(days - 1L)))
        .stream()
        .map(Tallies::miss)
        .toList();
  }

  /** Which question good patients fail: the worst first. */
  @RequiresPermissions("report:verification")
  public List<Question> questions(int days) {
    return rows(
            "SELECT question, COUNT(*), SUM(NOT answered_right), SUM(NOT answered_right AND"
                + " good_caller) FROM oversight_question WHERE day >= ?1 GROUP BY question"
                + " ORDER BY 4 DESC, 3 DESC, 1",
            Date.valueOf(day().minusDays(days - 1L)))
        .stream()
        .map(row -> new Question((String) row[0], number(row[1]), number(row[2]), number(row[3])))
        .toList();
  }

  private static Miss miss(Object[] row) {
    return new Miss(
        (String) row[0],
        (String) row[1],
        ((Timestamp) row[2]).toLocalDateTime().toInstant(ZoneOffset.UTC),
        (String) row[3]);
  }

  private LocalDate day() {
    return LocalDate.ofInstant(clock.instant(), settings.zone());
  }

  private static long number(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql, Object... values) {
    return bound(sql, values).getResultList();
  }

  private Query bound(String sql, Object... values) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }
}
