package org.veriline.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Alarms;

/**
 * Looks how near each deadline is, reminds, and escalates. A clock of the machine that jumps does
 * no harm: forwards each deadline is announced once, in the stage it is in; put right again, it is
 * taken back and will be announced anew in its time.
 */
@ApplicationScoped
@Transactional
public class DeadlineWatch {
  private static final Logger LOG = Logger.getLogger(DeadlineWatch.class.getName());
  private static final String ALARM = "deadline-past";
  private static final Duration HORIZON = Duration.ofDays(8);
  private static final int AT_ONCE = 1000;

  @PersistenceContext EntityManager entities;
  @Inject Alarms alarms;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Event<DeadlineMoved> moves;

  /** One node looks at a time; the others find the row taken and leave it. */
  void look() {
    boolean mine =
        !entities
            .createNativeQuery("select node from deadline_watch for update skip locked")
            .getResultList()
            .isEmpty();
    if (mine) {
      lookAt(clock.instant());
    }
  }

  void lookAt(Instant now) {
    entities
        .createQuery(
            "select d from Deadline d where d.metAt is null"
                + " and (d.dueAt <= :horizon or d.stage <> :running) order by d.dueAt",
            Deadline.class)
        .setParameter("horizon", now.plus(HORIZON))
        .setParameter("running", Stage.RUNNING)
        .setMaxResults(AT_ONCE)
        .getResultList()
        .forEach(deadline -> move(deadline, now));
    sayWhatIsPast(now);
  }

  private void move(Deadline deadline, Instant now) {
    Stage before = deadline.stage();
    if (!deadline.move(now)) {
      return;
    }
    Stage stage = deadline.stage();
    boolean back = stage.compareTo(before) < 0;
    Action action =
        back
            ? Action.DEADLINE_TAKE_BACK
            : stage.escalates() ? Action.DEADLINE_ESCALATE : Action.DEADLINE_REMIND;
    audit.write(Deadlines.event(Actor.SYSTEM, action, deadline).build());
    if (!back) {
      LOG.log(
          stage.escalates() ? Level.WARNING : Level.INFO,
          "deadline {0} of {1} is {2}",
          new Object[] {deadline.clock(), deadline.subject(), stage});
    }
    moves.fire(new DeadlineMoved(deadline.clock(), deadline.subject(), deadline.due(), stage));
  }

  private void sayWhatIsPast(Instant now) {
    long past =
        entities
            .createQuery(
                "select count(d) from Deadline d where d.metAt is null and d.dueAt <= :now",
                Long.class)
            .setParameter("now", now)
            .getSingleResult();
    String said =
        alarms.active().stream()
            .filter(alarm -> alarm.id().equals(ALARM))
            .map(Alarms.Raised::detail)
            .findFirst()
            .orElse("0");
    if (past == 0) {
      alarms.clear(ALARM);
    } else if (!said.equals(Long.toString(past))) {
      alarms.raise(ALARM, Long.toString(past));
    }
  }
}
