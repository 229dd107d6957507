package org.veriline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.veriline.access.Actor;
import org.veriline.platform.Refusal;

/** Work as the doors do it: entities and evidence in one transaction, refusals in another. */
@ApplicationScoped
public class MixedWork {
  @PersistenceContext EntityManager entities;
  @Inject AuditTrail trail;

  static AuditEvent event() {
    return AuditEvent.by(Actor.SYSTEM).action(Action.CFG_CHANGE).object("test/row").build();
  }

  @Transactional
  public void read() {
    entities.createNativeQuery("select count(*) from users").getSingleResult();
  }

  @Transactional
  public void write(boolean refuse) {
    read();
    trail.write(event());
    if (refuse) {
      trail.writeAlone(event());
      throw new Refusal("test-refusal");
    }
    entities
        .createNativeQuery("update users set failures = failures where user_name = 'nobody'")
        .executeUpdate();
  }
}
