package org.veriline.script;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/** The test cases people kept from the simulator. Nothing is published that one of them fails. */
@ApplicationScoped
@Transactional
public class ScriptCases {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;

  /** Keeps what this script decides in this situation, under a name. */
  @RequiresPermissions("script:edit")
  public String keep(String name, VerificationScript script, Situation at) {
    if (of(at.kind()).stream().anyMatch(known -> known.name().equals(name))) {
      throw new Refusal("script-case-name-taken", name);
    }
    Actor actor = actors.current();
    ScriptCase kept =
        new ScriptCase(Ids.next(), name, at, script.rowFor(at), actor.userId(), clock.instant());
    entities.persist(kept);
    written(actor, kept, "script-case-kept");
    return kept.row().id();
  }

  /** The case is not asked any more; that it was, stays on record. */
  @RequiresPermissions("script:edit")
  public void drop(String id) {
    ScriptCase kept = entities.find(ScriptCase.class, id);
    if (kept == null) {
      throw new Refusal("script-case-not-found");
    }
    Actor actor = actors.current();
    kept.drop(actor.userId(), clock.instant());
    written(actor, kept, "script-case-dropped");
  }

  @RequiresPermissions("script:read")
  public List<ScriptCaseRow> list(ScriptKind kind) {
    return of(kind);
  }

  List<ScriptCaseRow> of(ScriptKind kind) {
    return entities
        .createQuery(
            "select c from ScriptCase c where c.kind = :kind and c.droppedAt is null"
                + " order by c.name",
            ScriptCase.class)
        .setParameter("kind", kind)
        .getResultStream()
        .map(ScriptCase::row)
        .toList();
  }

  private void written(Actor actor, ScriptCase kept, String reason) {
    audit.write(
        AuditEvent.by(actor)
            .action(Action.CFG_CHANGE)
            .reason(reason)
            .object("script-case/" + kept.kind() + "/" + kept.row().name())
            .build());
  }
}
