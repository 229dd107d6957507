package org.veriline.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is wrong with the appliance. An alarm is shown to the privacy officer and the administrator,
 * stands in the system log, and makes {@code veriline status} fail.
 */
@ApplicationScoped
@Transactional
public class Alarms {
  private static final Logger LOG = Logger.getLogger(Alarms.class.getName());

  /**
   * One alarm.
   *
   * @param id kebab-case; the key {@code alarm.<id>} of the bundles
   */
  public record Raised(String id, String detail, Instant since) {}

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /** Raised again, an alarm keeps the time it was first seen. */
  public void raise(String id, String detail) {
    LOG.log(Level.SEVERE, "ALARM {0}: {1}", new Object[] {id, detail});
    Alarm known = entities.find(Alarm.class, id);
    if (known == null) {
      entities.persist(new Alarm(id, detail, clock.instant()));
    } else {
      known.again(detail);
    }
  }

  /** As {@link #raise}, and it stands even when the work that found it is rolled back. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void raiseAlone(String id, String detail) {
    raise(id, detail);
  }

  public void clear(String id) {
    Alarm known = entities.find(Alarm.class, id);
    if (known != null) {
      entities.remove(known);
      LOG.log(Level.INFO, "alarm {0} is over", id);
    }
  }

  public List<Raised> active() {
    return entities
        .createQuery("select a from Alarm a order by a.raisedAt", Alarm.class)
        .getResultStream()
        .map(alarm -> new Raised(alarm.id(), alarm.detail(), alarm.raisedAt()))
        .toList();
  }
}
