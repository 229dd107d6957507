package org.veriline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.sql.Time;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Settings;

/** The only door to the clinic's opening hours. */
@ApplicationScoped
@Transactional
public class Hours {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Event<QueuesChanged> changes;
  @Inject Settings settings;

  public OpeningHours current() {
    Map<DayOfWeek, OpeningHours.Span> week = new EnumMap<>(DayOfWeek.class);
    for (Object[] row : rows("SELECT weekday, opens, closes FROM opening_span")) {
      week.put(
          DayOfWeek.of(((Number) row[0]).intValue()),
          new OpeningHours.Span(((Time) row[1]).toLocalTime(), ((Time) row[2]).toLocalTime()));
    }
    Set<LocalDate> closed = new HashSet<>();
    for (Object day : entities.createNativeQuery("SELECT day FROM closed_day").getResultList()) {
      closed.add(((Date) day).toLocalDate());
    }
    return new OpeningHours(settings.zone(), week, closed);
  }

  @RequiresPermissions("config:queue")
  public void save(OpeningHours hours) {
    saveUnasked(hours);
    audit.write(
        AuditEvent.by(actors.current()).action(Action.CFG_CHANGE).object("opening-hours").build());
  }

  /** For the demo clinic, which is seeded by the appliance itself. */
  public void saveUnasked(OpeningHours hours) {
    entities.createNativeQuery("DELETE FROM opening_span").executeUpdate();
    entities.createNativeQuery("DELETE FROM closed_day").executeUpdate();
    hours
        .week()
        .forEach(
            (day, span) ->
                entities
                    .createNativeQuery("INSERT INTO opening_span VALUES (?1, ?2, ?3)")
                    .setParameter(1, day.getValue())
                    .setParameter(2, Time.valueOf(span.from()))
                    .setParameter(3, Time.valueOf(span.until()))
                    .executeUpdate());
    hours
        .closedOn()
        .forEach(
            day ->
                entities
                    .createNativeQuery("INSERT INTO closed_day VALUES (?1)")
                    .setParameter(1, Date.valueOf(day))
                    .executeUpdate());
    changes.fire(new QueuesChanged());
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql) {
    return entities.createNativeQuery(sql).getResultList();
  }
}
