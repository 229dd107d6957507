package org.veriline.script;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.call.CallId;
import org.veriline.platform.Ids;

/** Everything the scripts ever decided, for replaying a call and for trying a draft on the past. */
@ApplicationScoped
@Transactional
public class ScriptDecisions {
  @PersistenceContext EntityManager entities;

  /** Belongs to the turn that is being settled: both happen or neither. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(DecisionRow decided) {
    entities.persist(new ScriptDecision(Ids.next(), decided));
  }

  /** All decisions of a call, in their order. */
  @RequiresPermissions("audit:read:all")
  public List<DecisionRow> of(CallId call) {
    return entities
        .createQuery(
            "select d from ScriptDecision d where d.call = :call order by d.at, d.id",
            ScriptDecision.class)
        .setParameter("call", call.value())
        .getResultStream()
        .map(ScriptDecision::decided)
        .toList();
  }

  /** Decisions of one kind in a time, the oldest first, a page of them. */
  @RequiresPermissions("script:read")
  public List<DecisionRow> between(
      ScriptKind kind, Instant from, Instant to, int first, int count) {
    return entities
        .createQuery(
            "select d from ScriptDecision d where d.kind = :kind and d.at >= :from and d.at < :to"
                + " order by d.at, d.id",
            ScriptDecision.class)
        .setParameter("kind", kind)
        .setParameter("from", from)
        .setParameter("to", to)
        .setFirstResult(first)
        .setMaxResults(count)
        .getResultStream()
        .map(ScriptDecision::decided)
        .toList();
  }
}
