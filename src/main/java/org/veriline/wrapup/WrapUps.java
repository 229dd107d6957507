package org.veriline.wrapup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.agent.Agents;
import org.veriline.agent.NotReadyReason;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.compliance.IncidentCode;
import org.veriline.compliance.Incidents;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.privacy.Disclosures;
import org.veriline.request.Requests;
import org.veriline.rights.Mistakes;
import org.veriline.rights.RightsRequests;
import org.veriline.verification.Verifications;

/** The work after a call. A row begins with the answer, so a code can be chosen during the call. */
@ApplicationScoped
@Transactional
public class WrapUps {
  private static final int CONTACTS = 3;

  /** More, because a call nobody wrapped up counts for nothing. */
  private static final int LOOKED_BACK = 10;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject Agents agents;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Disclosures disclosures;
  @Inject Incidents incidents;
  @Inject Mistakes mistakes;
  @Inject Requests requests;
  @Inject RightsRequests rights;
  @Inject Settings settings;
  @Inject Verifications verifications;

  /** Inside the call's own transaction: a call that was answered has a wrap-up, or neither is. */
  void follow(@Observes CallEvent event) {
    if (event instanceof CallEvent.Answered answered) {
      begin(answered, answered.seat());
    } else if (event instanceof CallEvent.HandedOver handed) {
      // The first agent's part is theirs to wrap up, the second's begins.
      unfinishedOf(event.call()).forEach(wrapUp -> wrapUp.ended(event.at()));
      begin(handed, handed.seat());
    } else if (event instanceof CallEvent.Released released) {
      agents
          .userOfSeat(released.seat())
          .flatMap(user -> unfinished(released.call(), user))
          .ifPresent(wrapUp -> wrapUp.ended(released.at()));
    } else if (event instanceof CallEvent.Ended
        || event instanceof CallEvent.Requeued
        || event instanceof CallEvent.Transferred) {
      unfinishedOf(event.call()).forEach(wrapUp -> wrapUp.ended(event.at()));
    }
  }

  private void begin(CallEvent event, String seat) {
    String call = event.call().value();
    agents
        .userOfSeat(seat)
        .ifPresent(
            user ->
                unfinished(event.call(), user)
                    .ifPresentOrElse(
                        WrapUp::goOn,
                        () -> entities.persist(new WrapUp(Ids.next(), call, user, event.at()))));
  }

  /** The person's own part of the call, while it is unfinished. */
  @RequiresPermissions("interaction:handle:own")
  public Optional<WrapUpView> mine(CallId call) {
    return unfinished(call, actors.current().userId()).map(WrapUp::view);
  }

  @RequiresPermissions("interaction:handle:own")
  public void choose(CallId call, Disposition disposition) {
    mustBeMine(call).choose(disposition);
  }

  @RequiresPermissions("interaction:handle:own")
  public void extend(CallId call) {
    mustBeMine(call).extend(clock.instant());
  }

  /** Done: code and level are kept, what was promised becomes a request, the agent goes on. */
  @RequiresPermissions("interaction:handle:own")
  public void finish(CallId call, Requests.@Nullable Wish wish) {
    Actor actor = actors.current();
    WrapUp wrapUp = mustBeMine(call);
    Disposition chosen =
        Optional.ofNullable(wrapUp.disposition())
            .orElseThrow(() -> new Refusal("disposition-missing"));
    if (chosen.followUp().isPresent() && wish == null) {
      throw new Refusal("follow-up-missing");
    }
    prove(call, chosen);
    String request =
        wish == null || chosen.followUp().isEmpty()
            ? null
            : requests.open(call, verifications.patientOf(call).orElse(null), wish);
    String level = verifications.reached(call).name();
    wrapUp.finish(clock.instant(), level, request);
    audit.write(
        AuditEvent.by(actor)
            .action(Action.CALL_DISPOSITION)
            .call(call.value())
            .level(level)
            .reason(chosen.name())
            .build());
    agents.wrapUpDone(actor.userId());
  }

  private void prove(CallId call, Disposition chosen) {
    if (chosen.needs(Disposition.Proof.RIGHTS_REQUEST) && !rights.openedIn(call)) {
      throw new Refusal("rights-request-missing");
    }
    if (chosen.needs(Disposition.Proof.INCIDENT) && !incidents.reported(call.value())) {
      mistakes.report(
          call,
          chosen == Disposition.PRETEXT ? IncidentCode.PRETEXT : IncidentCode.TOLD_WRONG_PERSON);
    }
  }

  /**
   * Closes what nobody finished; the person is away, so no call is offered until they come back.
   */
  void closeOverdue() {
    Instant now = clock.instant();
    entities
        .createQuery(
            "select w from WrapUp w where w.doneAt is null and w.endedAt <= :before", WrapUp.class)
        .setParameter("before", now.minus(WrapUp.LONGEST))
        .getResultList()
        .forEach(wrapUp -> close(wrapUp, now));
  }

  private void close(WrapUp wrapUp, Instant now) {
    CallId call = new CallId(wrapUp.call());
    String level = verifications.reached(call).name();
    wrapUp.close(now, level);
    audit.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(Action.CALL_DISPOSITION)
            .call(call.value())
            .level(level)
            .reason(String.valueOf(wrapUp.disposition()))
            .object("user/" + wrapUp.user())
            .build());
    agents
        .of(wrapUp.user())
        .filter(agent -> call.equals(agent.call()))
        .ifPresent(agent -> agents.setAside(wrapUp.user(), NotReadyReason.SYSTEM));
  }

  /** Code and level of each call that was answered on the clinic's day, for the call list. */
  @RequiresPermissions("report:kpi:team")
  public Map<String, Outcome> outcomes(LocalDate day) {
    ZoneId zone = settings.zone();
    return entities
        .createQuery(
            "select w from WrapUp w where w.answeredAt >= :from and w.answeredAt < :until"
                + " order by w.answeredAt",
            WrapUp.class)
        .setParameter("from", day.atStartOfDay(zone).toInstant())
        .setParameter("until", day.plusDays(2).atStartOfDay(zone).toInstant())
        .getResultStream()
        .collect(Collectors.toMap(WrapUp::call, WrapUp::outcome, (first, last) -> last));
  }

  /** How a call came out: the last agent's code, and the level it reached. */
  public record Outcome(@Nullable Disposition disposition, @Nullable String level) {}

  /** What came of the patient's last calls, newest first, if this call has earned to see it. */
  @RequiresPermissions("verify:run")
  public List<Contact> earlier(CallId call) {
    List<String> others =
        verifications.otherCallsOf(disclosures.mayLookBack(call), call, LOOKED_BACK).stream()
            .map(CallId::value)
            .toList();
    return others.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select new org.veriline.wrapup.WrapUps.Contact(w.answeredAt, w.disposition,"
                    + " w.user) from WrapUp w where w.call in :calls and w.doneAt is not null"
                    + " order by w.answeredAt desc",
                Contact.class)
            .setParameter("calls", others)
            .setMaxResults(CONTACTS)
            .getResultStream()
            .map(it -> new Contact(it.at(), it.disposition().shown(), it.user()))
            .toList();
  }

  /** An earlier call: when, what came of it, and who spoke with the caller. */
  public record Contact(Instant at, Disposition disposition, String user) {}

  private WrapUp mustBeMine(CallId call) {
    return unfinished(call, actors.current().userId())
        .orElseThrow(() -> new Refusal("wrap-up-not-yours"));
  }

  private Optional<WrapUp> unfinished(CallId call, String user) {
    return unfinishedOf(call).stream().filter(wrapUp -> wrapUp.user().equals(user)).findFirst();
  }

  private List<WrapUp> unfinishedOf(CallId call) {
    return entities
        .createQuery(
            "select w from WrapUp w where w.call = :call and w.doneAt is null", WrapUp.class)
        .setParameter("call", call.value())
        .getResultList();
  }
}
