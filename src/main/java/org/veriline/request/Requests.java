package org.veriline.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.call.CutOff;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Phi;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/** What was promised to callers. Lists hold nothing about patients; a note opens for its owner. */
@ApplicationScoped
@Transactional
public class Requests {
  private static final int LONGEST_NOTE = 2000;
  private static final int MOST_SHOWN = 20;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject SignIns signIns;
  @Inject Vault vault;
  @Inject Event<RequestChanged> changes;

  /** What the person who wraps up a call asks for. */
  public record Wish(RequestKind kind, Team team, Instant due, String note) {}

  @RequiresPermissions("interaction:handle:own")
  public String open(CallId call, @Nullable PatientRef patient, Wish wish) {
    return open(actors.current(), call, patient, wish);
  }

  /** The menu promised it to a patient who had proved who they are: nobody is signed in there. */
  public String promised(CallId call, PatientRef patient, Wish wish) {
    return open(Actor.SYSTEM, call, patient, wish);
  }

  /** Whom the switch cut off is called back; the note holds the number, if the network gave one. */
  void follow(@Observes CutOff cutOff) {
    RequestKind kind = RequestKind.CALL_BACK;
    String number = calls.numberOf(cutOff.call()).digits();
    open(
        Actor.SYSTEM,
        cutOff.call(),
        null,
        new Wish(kind, kind.team(), kind.dueAfter(clock.instant()), number));
  }

  private String open(Actor actor, CallId call, @Nullable PatientRef patient, Wish wish) {
    String id = Ids.next();
    String text = wish.note().strip();
    if (text.length() > LONGEST_NOTE) {
      throw new Refusal("request-note-too-long", LONGEST_NOTE);
    }
    byte[] note =
        text.isEmpty() ? null : vault.seal(text.getBytes(StandardCharsets.UTF_8), associated(id));
    Request request =
        new Request(
            id,
            wish.kind(),
            wish.team(),
            call.value(),
            patient == null ? null : patient.value(),
            note,
            actor.userId(),
            clock.instant(),
            wish.due());
    entities.persist(request);
    audit.write(event(actor, Action.REQUEST_OPEN, request).build());
    changes.fire(new RequestChanged(id, wish.team()));
    return id;
  }

  @RequiresPermissions("request:take")
  public void take(String id) {
    Actor actor = actors.current();
    Request request = mustFind(id);
    request.mustBeFreeFor(actor);
    request.take(actor.userId());
    audit.write(event(actor, Action.REQUEST_TAKE, request).build());
    changed(id);
  }

  @RequiresPermissions("request:take")
  public void done(String id) {
    Actor actor = actors.current();
    Request request = mustFind(id);
    if (request.kind().needsOutcome()) {
      throw new Refusal("request-needs-outcome");
    }
    request.done(actor.userId(), clock.instant());
    audit.write(event(actor, Action.REQUEST_DONE, request).build());
    changed(id);
  }

  /** A result was released for it: it goes to the team that may tell it. */
  @RequiresPermissions("result:discloseAbnormal")
  public void becomesResult(String id, Team team) {
    Actor actor = actors.current();
    Request request = mustFind(id);
    request.becomesResult(actor.userId(), team);
    audit.write(event(actor, Action.REQUEST_OPEN, request).build());
    changed(id);
  }

  /** The kind of a request the person has taken. */
  @RequiresPermissions("request:take")
  public RequestKind kind(String id) {
    return taken(id).kind();
  }

  /** The note of a request the person has taken, unless a call has to earn it first (VP-16). */
  @RequiresPermissions("request:take")
  public Optional<Phi> note(String id) {
    Actor actor = actors.current();
    Request request = taken(id);
    if (request.withheldFrom(actor)) {
      throw refused(actor, request, "note-before-level", "request-note-after-call");
    }
    Optional<Phi> note = opened(actor, request);
    request.readBy(actor.userId());
    return note;
  }

  /** Whoever has read why a patient is called does not call for it (VP-16). */
  @RequiresPermissions("request:take")
  public void mustNotHaveRead(String id) {
    Actor actor = actors.current();
    Request request = taken(id);
    if (!request.mayBeCalledBy(actor)) {
      throw refused(actor, request, "call-after-note", "request-read-before-call");
    }
  }

  private Refusal refused(Actor actor, Request request, String reason, String sentence) {
    audit.writeAlone(
        event(actor, Action.DISCLOSE_REFUSED, request)
            .outcome(Outcome.REFUSED)
            .reason(reason)
            .build());
    return new Refusal(sentence);
  }

  /** For whoever called the patient and had them verified; from now on it is open to them. */
  @RequiresPermissions("request:take")
  public Optional<Phi> noteInCall(String id) {
    Actor actor = actors.current();
    Request request = taken(id);
    Optional<Phi> note = opened(actor, request);
    request.openedTo(actor.userId());
    return note;
  }

  /** The attempts allowed have reached nobody: the supervisor decides, and nobody else takes it. */
  public void goesToSupervisor(String id) {
    Request request = mustFind(id);
    request.goesToSupervisor(clock.instant());
    audit.write(
        event(Actor.SYSTEM, Action.REQUEST_OPEN, request).reason("attempts-used-up").build());
    changed(id);
  }

  /** Attempts count anew. */
  @RequiresPermissions("request:assign")
  public void tryAgain(String id) {
    Actor actor = actors.current();
    Request request = mustFind(id);
    request.tryAgain(clock.instant());
    audit.write(event(actor, Action.REQUEST_OPEN, request).reason("try-again").build());
    changed(id);
  }

  /** Since when attempts for it count. */
  public Instant attemptsFrom(String id) {
    return mustFind(id).attemptsFrom();
  }

  /** That it was read is written first. */
  private Optional<Phi> opened(Actor actor, Request request) {
    signIns.mustNotBeCovered(actor);
    String id = request.id();
    byte[] sealed = request.noteFor(actor.userId());
    if (!request.readableBy(actor)) {
      throw refused(actor, request, "note-not-for-role", "request-note-not-for-role");
    }
    audit.write(event(actor, Action.PHI_VIEW, request).fields(List.of("request.note")).build());
    return Optional.ofNullable(sealed)
        .map(note -> new String(vault.open(note, associated(id)), StandardCharsets.UTF_8))
        .map(Phi::new);
  }

  /** What the person has taken and is about a patient, the most urgent first. */
  @RequiresPermissions("request:take")
  public List<RequestRow> takenAboutPatients() {
    Actor me = actors.current();
    return entities
        .createQuery(
            "select r from Request r where r.state = :taken and r.owner = :me"
                + " and r.patient is not null order by r.dueAt, r.id",
            Request.class)
        .setParameter("taken", RequestState.TAKEN)
        .setParameter("me", me.userId())
        .setMaxResults(MOST_SHOWN)
        .getResultStream()
        .map(request -> request.row(me))
        .toList();
  }

  /** Whom a request is about, for the person who has taken it; never for a page. */
  @RequiresPermissions("request:take")
  public Optional<PatientRef> about(String id) {
    return Optional.ofNullable(taken(id).patient()).map(PatientRef::new);
  }

  /** The call it came from, for the person who has taken it. */
  @RequiresPermissions("request:take")
  public CallId origin(String id) {
    return new CallId(taken(id).call());
  }

  private Request taken(String id) {
    Request request = mustFind(id);
    request.mustBelongTo(actors.current().userId());
    return request;
  }

  /** Open and taken requests, the most urgent first. */
  @RequiresPermissions("request:take")
  public List<RequestRow> pending(int first, int count) {
    Actor reader = actors.current();
    return entities
        .createQuery(
            "select r from Request r where r.state <> :done order by r.dueAt, r.id", Request.class)
        .setParameter("done", RequestState.DONE)
        .setFirstResult(first)
        .setMaxResults(count)
        .getResultStream()
        .map(request -> request.row(reader))
        .toList();
  }

  @RequiresPermissions("request:take")
  public long countPending() {
    return entities
        .createQuery("select count(r) from Request r where r.state <> :done", Long.class)
        .setParameter("done", RequestState.DONE)
        .getSingleResult();
  }

  private Request mustFind(String id) {
    Request request = entities.find(Request.class, id);
    if (request == null) {
      throw new Refusal("request-unknown");
    }
    return request;
  }

  private void changed(String id) {
    changes.fire(new RequestChanged(id, mustFind(id).team()));
  }

  static String associated(String id) {
    return "request/" + id;
  }

  static AuditEvent.Builder event(Actor actor, Action action, Request request) {
    return AuditEvent.by(actor)
        .action(action)
        .call(request.call())
        .patient(request.patient())
        .object("request/" + request.id())
        .reason(request.kind().name());
  }
}
