package org.veriline.script;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;

/**
 * Trying a version on the past. The database counts how often each situation was met, so a month is
 * a few thousand lines however many calls there were; reading it is evidence.
 */
@ApplicationScoped
@Transactional
public class Trials {
  public static final Duration MONTH = Duration.ofDays(31);
  private static final int MOST_SITUATIONS = 50_000;
  private static final int SITUATIONS_IN_EXAMPLES = 50;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Scripts scripts;

  /** Last month's decisions, decided anew by this version. */
  @RequiresPermissions("script:read")
  public WhatIf whatIf(String version) {
    VerificationScript draft = scripts.version(version);
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.AUDIT_READ)
            .reason("what-if")
            .object("script/" + draft.kind())
            .build());
    Instant now = clock.instant();
    return WhatIf.of(draft, past(draft.kind(), now.minus(MONTH), now));
  }

  /** Some calls in which the change would have been felt, the newest first. */
  @RequiresPermissions("script:read")
  public List<String> examples(ScriptKind kind, WhatIf.Shift shift, int count) {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select d.call from ScriptDecision d where d.kind = :kind and d.at >= :from and"
                + " d.at <= :to and d.row = :row and d.situation in :situations"
                + " group by d.call order by max(d.at) desc",
            String.class)
        .setParameter("kind", kind)
        .setParameter("from", now.minus(MONTH))
        .setParameter("to", now)
        .setParameter("row", shift.before().row())
        .setParameter(
            "situations", shift.situations().stream().limit(SITUATIONS_IN_EXAMPLES).toList())
        .setMaxResults(count)
        .getResultList();
  }

  private List<WhatIf.Tally> past(ScriptKind kind, Instant from, Instant to) {
    return entities
        .createQuery(
            "select d.situation, d.row, d.level, d.allowance, count(d.id) from ScriptDecision d"
                + " where d.kind = :kind and d.at >= :from and d.at <= :to"
                + " group by d.situation, d.row, d.level, d.allowance",
            Object[].class)
        .setParameter("kind", kind)
        .setParameter("from", from)
        .setParameter("to", to)
        .setMaxResults(MOST_SITUATIONS)
        .getResultStream()
        .map(
            it ->
                new WhatIf.Tally(
                    (String) it[0],
                    new WhatIf.Outcome((String) it[1], (Level) it[2], (Allowance) it[3]),
                    (Long) it[4]))
        .toList();
  }
}
