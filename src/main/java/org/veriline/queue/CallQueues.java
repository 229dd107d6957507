package org.veriline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Refusal;

/** The only door to queues and who staffs them. */
@ApplicationScoped
@Transactional
public class CallQueues {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Event<QueuesChanged> changes;

  /** All queues, in menu order. */
  public List<CallQueueRow> list() {
    return entities
        .createQuery(
            "select q from CallQueue q order by case when q.menuDigit is null then 1 else 0 end,"
                + " q.menuDigit, q.id",
            CallQueue.class)
        .getResultStream()
        .map(CallQueue::row)
        .toList();
  }

  public Optional<CallQueueRow> find(String id) {
    return Optional.ofNullable(entities.find(CallQueue.class, id)).map(CallQueue::row);
  }

  @RequiresPermissions("config:queue")
  public void save(CallQueueRow row) {
    saveUnasked(row);
    written("queue/" + row.id());
  }

  /** For the demo clinic, which is seeded by the appliance itself. */
  public void saveUnasked(CallQueueRow row) {
    if (row.menuDigit() != null) {
      list().stream()
          .filter(other -> !other.id().equals(row.id()))
          .filter(other -> row.menuDigit().equals(other.menuDigit()))
          .findFirst()
          .ifPresent(
              other -> {
                throw new Refusal("queue-digit-taken", other.id());
              });
    }
    CallQueue queue = entities.find(CallQueue.class, row.id());
    if (queue == null) {
      entities.persist(new CallQueue(row.id()).set(row));
    } else {
      queue.set(row);
    }
    entities.flush();
    changes.fire(new QueuesChanged());
  }

  public List<MembershipRow> members(String queue) {
    return memberships("m.queue", queue);
  }

  public List<MembershipRow> queuesOf(String userId) {
    return memberships("m.userId", userId);
  }

  @RequiresPermissions("queue:assign")
  public void assign(MembershipRow row) {
    assignUnasked(row);
    written("queue/" + row.queue());
  }

  /** For the demo clinic, which is seeded by the appliance itself. */
  public void assignUnasked(MembershipRow row) {
    if (find(row.queue()).isEmpty()) {
      throw new Refusal("queue-unknown");
    }
    Membership known =
        entities.find(Membership.class, new Membership.Key(row.queue(), row.userId()));
    if (known == null) {
      entities.persist(new Membership(row));
    } else {
      known.penalty(row.penalty());
    }
    changes.fire(new QueuesChanged());
  }

  @RequiresPermissions("queue:assign")
  public void unassign(String queue, String userId) {
    Membership known = entities.find(Membership.class, new Membership.Key(queue, userId));
    if (known != null) {
      entities.remove(known);
      changes.fire(new QueuesChanged());
      written("queue/" + queue);
    }
  }

  private List<MembershipRow> memberships(String column, String value) {
    return entities
        .createQuery(
            "select m from Membership m where " + column + " = :value order by m.queue, m.userId",
            Membership.class)
        .setParameter("value", value)
        .getResultStream()
        .map(Membership::row)
        .toList();
  }

  private void written(String object) {
    audit.write(AuditEvent.by(actors.current()).action(Action.CFG_CHANGE).object(object).build());
  }
}
