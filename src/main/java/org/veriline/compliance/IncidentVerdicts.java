package org.veriline.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.compliance.Length.Unit;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.platform.Vault;

/** Whether an incident is a breach, who is told, and what was done about it (BN-02 to BN-08). */
@ApplicationScoped
@Transactional
public class IncidentVerdicts {
  private static final int MANY = 500;
  private static final Set<LegalClock> NOTICES =
      EnumSet.of(
          LegalClock.BREACH_INDIVIDUAL,
          LegalClock.BREACH_STATE,
          LegalClock.BREACH_HHS_LARGE,
          LegalClock.BREACH_HHS_SMALL,
          LegalClock.BREACH_MEDIA);

  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Deadlines deadlines;
  @Inject Incidents incidents;
  @Inject Settings settings;
  @Inject Vault vault;
  @Inject Event<IncidentDecided> decided;

  /** One person says it, another confirms it; then the clocks of those to be told run, or stop. */
  @RequiresPermissions("breach:decide")
  public void decide(String id, Verdict verdict) {
    Actor actor = actors.current();
    Incident incident = incidents.mustFind(id);
    boolean bySecond = incident.decide(verdict, actor.userId(), clock.instant());
    audit.write(
        Incidents.event(actor, Action.INC_DECIDE, incident)
            .reason((bySecond ? "decided-" : "proposed-") + verdict)
            .build());
    if (bySecond) {
      run(actor, incident);
      decided.fire(new IncidentDecided(id, verdict, incident.patient(), incident.occurredAt()));
    }
  }

  private void run(Actor actor, Incident incident) {
    String subject = Incident.subject(incident.id());
    Instant from = incident.discoveredAt();
    if (incident.verdict() != Verdict.NOTIFY) {
      NOTICES.forEach(notice -> deadlines.meet(actor, notice, subject));
      return;
    }
    // 500 persons or more for the department, more than 500 in one state for the media.
    deadlines.start(
        actor,
        incident.persons() >= MANY ? LegalClock.BREACH_HHS_LARGE : LegalClock.BREACH_HHS_SMALL,
        subject,
        from);
    if (incident.inOneState() > MANY) {
      deadlines.start(actor, LegalClock.BREACH_MEDIA, subject, from);
    }
  }

  /** Those this clock is for have been told. */
  @RequiresPermissions("breach:decide")
  public void notice(String id, LegalClock whom) {
    if (!NOTICES.contains(whom)) {
      throw new Refusal("incident-not-a-notice");
    }
    Actor actor = actors.current();
    Incident incident = incidents.mustFind(id);
    incident.notice();
    deadlines.meet(actor, whom, Incident.subject(id));
    audit.write(Incidents.event(actor, Action.INC_NOTICE, incident).reason(whom.name()).build());
  }

  /**
   * An official says that telling would harm an investigation (164.412). In writing it holds until
   * the stated day; by word of mouth for 30 days at the most, and a clock for the paper runs.
   */
  @RequiresPermissions("breach:decide")
  public void delay(String id, Instant until, boolean inWriting) {
    Actor actor = actors.current();
    Incident incident = incidents.mustFind(id);
    Instant now = clock.instant();
    String subject = Incident.subject(id);
    Instant longest = Length.of(30, Unit.DAYS).after(now, settings.zone());
    if (until.isBefore(now) || (!inWriting && until.isAfter(longest))) {
      throw new Refusal("incident-delay-too-long");
    }
    if (!inWriting) {
      deadlines.start(actor, LegalClock.ORAL_DELAY, subject, now);
    }
    for (DeadlineRow row : deadlines.of(subject)) {
      if (row.met() == null && NOTICES.contains(row.clock()) && row.clock().holdable()) {
        deadlines.hold(actor, row.clock(), subject, until);
      }
    }
    audit.write(
        Incidents.event(actor, Action.INC_DECIDE, incident)
            .reason(inWriting ? "delay-written" : "delay-oral")
            .build());
  }

  /**
   * Closed with what was done so that it does no more harm and does not happen again; without that
   * it stays open. The yearly list for the department may still run.
   */
  @RequiresPermissions("breach:decide")
  public void close(String id, String mitigation) {
    Actor actor = actors.current();
    Incident incident = incidents.mustFind(id);
    String subject = Incident.subject(id);
    List<LegalClock> missing =
        deadlines.of(subject).stream()
            .filter(row -> row.met() == null && row.clock() != LegalClock.BREACH_HHS_SMALL)
            .map(DeadlineRow::clock)
            .filter(clock -> clock != LegalClock.ORAL_DELAY)
            .toList();
    if (!missing.isEmpty()) {
      throw new Refusal("incident-notices-missing");
    }
    incident.close(
        Incidents.seal(vault, id, "mitigation", mitigation), actor.userId(), clock.instant());
    deadlines.meet(actor, LegalClock.ORAL_DELAY, subject);
    audit.write(Incidents.event(actor, Action.INC_CLOSE, incident).build());
  }
}
