package org.veriline.script;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.decision.Interaction;

/**
 * What was decided in a call and why, from what was written down then: the version the call went
 * by, the facts of the moment, and nothing of today. Reading it is evidence.
 */
@ApplicationScoped
@Transactional
public class Replays {

  /**
   * One decision.
   *
   * @param script name and version the call went by
   * @param looks the rows in order, up to the one that fitted
   * @param sections what was open to whom with the facts of the moment
   * @param asWritten whether the version still leads to the row that was written down
   */
  public record Moment(
      DecisionRow decided,
      String script,
      List<Trace.Look> looks,
      List<Outlook.Line> sections,
      boolean asWritten) {}

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Scripts scripts;

  /** Every decision of the call in its order. */
  @RequiresPermissions("audit:read:all")
  public List<Moment> of(CallId call) {
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.AUDIT_READ)
            .reason("replay")
            .call(call.value())
            .build());
    return entities
        .createQuery(
            "select d from ScriptDecision d where d.call = :call order by d.at, d.id",
            ScriptDecision.class)
        .setParameter("call", call.value())
        .getResultStream()
        .map(ScriptDecision::decided)
        .map(this::moment)
        .toList();
  }

  private Moment moment(DecisionRow decided) {
    VerificationScript script = scripts.version(decided.version());
    ScriptRow row = script.rowFor(decided.situation());
    return new Moment(
        decided,
        script.name(),
        Trace.of(script, decided.situation()),
        Outlook.of(
            decided.allowance(),
            new Interaction(
                Set.of(),
                decided.relationship(),
                decided.purpose(),
                decided.level(),
                Ceiling.of(decided.situation()).surroundings(),
                decided.facts())),
        row.id().equals(decided.row())
            && row.level() == decided.level()
            && row.allowance() == decided.allowance());
  }
}
