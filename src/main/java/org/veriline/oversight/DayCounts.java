package org.veriline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.Evidence;
import org.veriline.platform.Settings;

/** Keeps the small tables the console reads, so that it never walks through the evidence. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DayCounts {
  private record Deed(LocalDate day, String action, String outcome) {}

  private record Viewer(LocalDate day, String actor) {}

  @PersistenceContext EntityManager entities;
  @Inject Settings settings;

  public void count(List<Evidence> rows) {
    Map<Deed, Integer> deeds = new HashMap<>();
    Map<Viewer, Integer> views = new HashMap<>();
    for (Evidence row : rows) {
      LocalDate day = day(row.at());
      deeds.merge(new Deed(day, row.action(), row.outcome()), 1, Integer::sum);
      if (row.is(Action.PHI_VIEW) && row.ok() && !row.actor().equals(Actor.SYSTEM.userId())) {
        views.merge(new Viewer(day, row.actor()), 1, Integer::sum);
      }
    }
    deeds.forEach(
        (deed, n) ->
            run(
                "INSERT INTO oversight_day (day, action, outcome, n) VALUES (?1, ?2, ?3, ?4)"
                    + " ON DUPLICATE KEY UPDATE n = n + VALUES(n)",
                Date.valueOf(deed.day()),
                deed.action(),
                deed.outcome(),
                n));
    views.forEach(
        (viewer, n) ->
            run(
                "INSERT INTO oversight_views (day, actor, n) VALUES (?1, ?2, ?3)"
                    + " ON DUPLICATE KEY UPDATE n = n + VALUES(n)",
                Date.valueOf(viewer.day()),
                viewer.actor(),
                n));
  }

  /** A call that had several agents is judged anew after each, and its row replaced. */
  public void keep(String call, String actor, Instant at, CallCompliance it) {
    LocalDate day = day(at);
    run("DELETE FROM oversight_question WHERE call_id = ?1", call);
    run(
        "REPLACE INTO oversight_call (call_id, day, at, actor, disclosed, complied, told,"
            + " told_complete, privacy_needed, privacy_asked, failed, locked, overridden, seconds)"
            + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        call,
        Date.valueOf(day),
        java.time.LocalDateTime.ofInstant(at, java.time.ZoneOffset.UTC),
        actor,
        it.disclosed(),
        it.complied(),
        it.told(),
        it.toldComplete(),
        it.privacyNeeded(),
        it.privacyAsked(),
        it.failed(),
        it.locked(),
        it.overridden(),
        it.seconds());
    int i = 0;
    for (CallCompliance.Asked asked : it.questions()) {
      run(
          "INSERT INTO oversight_question (call_id, i, day, question, answered_right, good_caller)"
              + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
          call,
          i++,
          Date.valueOf(day),
          asked.question(),
          asked.right(),
          it.reachedV2());
    }
  }

  public long viewsOf(String actor, Instant at) {
    return ((Number)
            entities
                .createNativeQuery(
                    "SELECT COALESCE(SUM(n), 0) FROM oversight_views WHERE day = ?1 AND actor = ?2")
                .setParameter(1, Date.valueOf(day(at)))
                .setParameter(2, actor)
                .getSingleResult())
        .longValue();
  }

  public Look.Peers peersOf(String actor, Instant at) {
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(
                    "SELECT COUNT(*), COALESCE(AVG(n), 0), COALESCE(STDDEV_POP(n), 0)"
                        + " FROM oversight_views WHERE day = ?1 AND actor <> ?2")
                .setParameter(1, Date.valueOf(day(at)))
                .setParameter(2, actor)
                .getSingleResult();
    return new Look.Peers(
        ((Number) row[0]).intValue(),
        ((Number) row[1]).doubleValue(),
        ((Number) row[2]).doubleValue());
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, settings.zone());
  }

  private void run(String sql, @Nullable Object... values) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    query.executeUpdate();
  }
}
