package org.veriline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.WhoSaw.Question;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/**
 * An auditor takes evidence out only with a second person, who sees exactly what it is (catalogue
 * 13.2, RM-05). Each step is evidence itself.
 */
@ApplicationScoped
@Transactional
public class ExportRequests {
  private static final Pattern REFERENCE = Pattern.compile("[0-9a-f-]{36}");
  private static final int MOST = 20;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail trail;
  @Inject Clock clock;

  @RequiresPermissions("audit:export:propose")
  public String propose(Question question) {
    Actor actor = actors.current();
    String patient = question.patient().strip();
    if (!patient.isEmpty() && !REFERENCE.matcher(patient).matches()) {
      throw new Refusal("export-patient-reference");
    }
    if (patient.isEmpty() && question.actor().isBlank()) {
      throw new Refusal("who-saw-whom");
    }
    String id = Ids.next();
    entities.persist(
        new ExportRequest(
            id,
            actor.userId(),
            clock.instant(),
            new Question(question.actor(), patient, question.from(), question.until())));
    write(actor, id, "proposed");
    return id;
  }

  /** What waits for a second person; one's own is not among it. */
  @RequiresPermissions("audit:export")
  public List<ExportRow> waiting() {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select r from ExportRequest r where r.state = :waiting and r.askedAt > :since"
                + " and r.askedBy <> :me order by r.askedAt",
            ExportRequest.class)
        .setParameter("waiting", ExportState.WAITING)
        .setParameter("since", now.minus(ExportRequest.LASTS))
        .setParameter("me", actors.current().userId())
        .setMaxResults(MOST)
        .getResultStream()
        .map(request -> request.row(now))
        .toList();
  }

  /** One's own, the newest first. */
  @RequiresPermissions("audit:export:propose")
  public List<ExportRow> mine() {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select r from ExportRequest r where r.askedBy = :me order by r.askedAt desc",
            ExportRequest.class)
        .setParameter("me", actors.current().userId())
        .setMaxResults(MOST)
        .getResultStream()
        .map(request -> request.row(now))
        .toList();
  }

  @RequiresPermissions("audit:export")
  public void approve(String id) {
    decide(id, true);
  }

  @RequiresPermissions("audit:export")
  public void decline(String id) {
    decide(id, false);
  }

  private void decide(String id, boolean yes) {
    Actor actor = actors.current();
    mustFind(id).decide(yes, actor.userId(), clock.instant());
    write(actor, id, yes ? "approved" : "declined");
  }

  /** The question that was approved, for its report; it is used up with it. */
  Question use(String id) {
    return mustFind(id).use(actors.current().userId(), clock.instant());
  }

  private ExportRequest mustFind(String id) {
    ExportRequest request =
        REFERENCE.matcher(id).matches() ? entities.find(ExportRequest.class, id) : null;
    if (request == null) {
      throw new Refusal("export-not-approved");
    }
    return request;
  }

  private void write(Actor actor, String id, String reason) {
    trail.write(
        AuditEvent.by(actor)
            .action(Action.AUDIT_EXPORT)
            .object("export-request/" + id)
            .reason(reason)
            .build());
  }
}
