package org.veriline.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.patient.Phi;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/** Requests that are done only by saying what came of them; {@link Requests} has all others. */
@ApplicationScoped
@Transactional
public class RequestOutcomes {
  private static final int MOST_SHOWN = 20;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Vault vault;
  @Inject Event<RequestChanged> changes;

  /** What the person has taken, the most urgent first. */
  @RequiresPermissions("request:take")
  public List<RequestRow> mine() {
    Actor me = actors.current();
    return entities
        .createQuery(
            "select r from Request r where r.state = :taken and r.owner = :me and r.kind = :kind"
                + " order by r.dueAt, r.id",
            Request.class)
        .setParameter("taken", RequestState.TAKEN)
        .setParameter("me", me.userId())
        .setParameter("kind", RequestKind.VERIFY_CALLER)
        .setMaxResults(MOST_SHOWN)
        .getResultStream()
        .map(request -> request.row(me))
        .toList();
  }

  /**
   * It is done, for the person who has taken it.
   *
   * @param outcome a code
   */
  @RequiresPermissions("request:take")
  public void done(String id, String outcome) {
    Actor actor = actors.current();
    Request request = mustFind(id);
    request.done(actor.userId(), clock.instant());
    audit.write(Requests.event(actor, Action.REQUEST_DONE, request).reason(outcome).build());
    changes.fire(new RequestChanged(id, request.team()));
  }

  /** The note, for whoever reviews what came of it; that it was read is written first. */
  @RequiresPermissions("bg:review")
  public Optional<Phi> note(String id) {
    Request request = mustFind(id);
    audit.write(
        Requests.event(actors.current(), Action.PHI_VIEW, request)
            .fields(List.of("request.note"))
            .build());
    return Optional.ofNullable(request.note())
        .map(note -> vault.open(note, Requests.associated(id)))
        .map(text -> new Phi(new String(text, StandardCharsets.UTF_8)));
  }

  private Request mustFind(String id) {
    Request request = entities.find(Request.class, id);
    if (request == null || !request.kind().needsOutcome()) {
      throw new Refusal("request-unknown");
    }
    return request;
  }
}
