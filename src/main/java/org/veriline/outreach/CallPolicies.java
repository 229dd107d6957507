package org.veriline.outreach;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Time;
import java.time.LocalTime;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.DemoSeeding;

/** The one policy for calls to patients, which the administrator keeps. */
@ApplicationScoped
@Transactional
public class CallPolicies {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;

  public CallPolicy current() {
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(
                    "SELECT attempts_a_day, attempts_in_all, hours_from, hours_to FROM call_policy")
                .getSingleResult();
    return new CallPolicy(
        ((Number) row[0]).intValue(),
        ((Number) row[1]).intValue(),
        ((Time) row[2]).toLocalTime(),
        ((Time) row[3]).toLocalTime());
  }

  @RequiresPermissions("config:telephony")
  public void save(CallPolicy policy) {
    store(policy);
    audit.write(
        AuditEvent.by(actors.current()).action(Action.CFG_CHANGE).object("call-policy").build());
  }

  /** The demo clinic never closes, so that a first call goes out whenever it is made. */
  public void seed(@Observes @Priority(200) DemoSeeding seeding) {
    CallPolicy now = current();
    if (now.from().equals(LocalTime.of(8, 0)) && now.until().equals(LocalTime.of(20, 0))) {
      store(new CallPolicy(now.aDay(), now.inAll(), LocalTime.MIDNIGHT, CallPolicy.END_OF_DAY));
    }
  }

  private void store(CallPolicy policy) {
    entities
        .createNativeQuery(
            "UPDATE call_policy SET attempts_a_day = ?1, attempts_in_all = ?2, hours_from = ?3,"
                + " hours_to = ?4, version = version + 1")
        .setParameter(1, policy.aDay())
        .setParameter(2, policy.inAll())
        .setParameter(3, Time.valueOf(policy.from()))
        .setParameter(4, Time.valueOf(policy.until()))
        .executeUpdate();
  }
}
