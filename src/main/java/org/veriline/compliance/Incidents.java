package org.veriline.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * Incidents, from the report to the mitigation (BN-01 to BN-10). Everybody reports; officers
 * assess; two of them decide, in {@link IncidentVerdicts}.
 */
@ApplicationScoped
@Transactional
public class Incidents {
  static final int LONGEST = 2000;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Deadlines deadlines;
  @Inject SignIns signIns;
  @Inject Vault vault;

  /**
   * What is known at once; references and codes only.
   *
   * @param told the kinds of information that were told in the call
   */
  public record Report(
      IncidentCode code,
      @Nullable String call,
      @Nullable String patient,
      @Nullable String level,
      List<String> told,
      Instant occurred) {}

  /** The breach clocks run from now: the day anybody of ours knows is the day of discovery. */
  @RequiresPermissions("incident:open")
  public String open(Report report) {
    Actor actor = actors.current();
    Instant now = clock.instant();
    if (report.occurred().isAfter(now)) {
      throw new Refusal("incident-in-the-future");
    }
    Incident incident = new Incident(Ids.next(), report, actor.userId(), now);
    entities.persist(incident);
    audit.write(event(actor, Action.INC_OPEN, incident).reason(report.code().name()).build());
    String subject = Incident.subject(incident.id());
    deadlines.start(actor, LegalClock.BREACH_INDIVIDUAL, subject, now);
    deadlines.start(actor, LegalClock.BREACH_STATE, subject, now);
    return incident.id();
  }

  /** Whoever reported it chooses the code that fits and says more; the words are sealed. */
  @RequiresPermissions("incident:open")
  public void describe(String id, IncidentCode code, String what) {
    Actor actor = actors.current();
    Incident incident = mustFind(id);
    incident.describe(code, what.isBlank() ? null : seal(vault, id, "what", what), actor.userId());
    audit.write(event(actor, Action.INC_OPEN, incident).reason(code.name()).build());
  }

  /** Whether somebody reported this call. */
  public boolean reported(String call) {
    return entities
            .createQuery("select count(i) from Incident i where i.call = :call", Long.class)
            .setParameter("call", call)
            .getSingleResult()
        > 0;
  }

  @RequiresPermissions("incident:assess")
  public void assess(String id, Assessment assessment) {
    Actor actor = actors.current();
    Incident incident = mustFind(id);
    incident.assess(
        assessment,
        seal(vault, id, "assessment", String.join("\n\n", assessment.texts())),
        actor.userId());
    audit.write(event(actor, Action.INC_ASSESS, incident).build());
  }

  /** What was reported, and what the assessment says; that it was read is written first. */
  @RequiresPermissions("incident:assess")
  public List<String> texts(String id) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    Incident incident = mustFind(id);
    audit.write(event(actor, Action.PHI_VIEW, incident).fields(List.of("incident.text")).build());
    return Stream.of(
            opened(id, "what", incident.what()), opened(id, "assessment", incident.assessment()))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private String opened(String id, String part, byte @Nullable [] bytes) {
    return bytes == null
        ? ""
        : new String(vault.open(bytes, Incident.subject(id) + "/" + part), StandardCharsets.UTF_8);
  }

  /** Those that are not closed, by the day they were discovered; closed ones last. */
  @RequiresPermissions("incident:assess")
  public List<IncidentRow> page(boolean closedToo, int first, int size) {
    return entities
        .createQuery(
            "select new org.veriline.compliance.IncidentRow(i.id, i.code, i.state, i.call,"
                + " i.patient, i.discoveredAt, i.openedBy, i.verdict, i.proposedBy)"
                + " from Incident i"
                + (closedToo ? "" : " where i.closedAt is null")
                + " order by i.closedAt, i.discoveredAt, i.id",
            IncidentRow.class)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  /** How many are not closed. */
  @RequiresPermissions("incident:assess")
  public long open() {
    return entities
        .createQuery("select count(i) from Incident i where i.closedAt is null", Long.class)
        .getSingleResult();
  }

  Incident mustFind(String id) {
    Incident incident = entities.find(Incident.class, id);
    if (incident == null) {
      throw new Refusal("incident-unknown");
    }
    return incident;
  }

  static byte[] seal(Vault vault, String id, String part, String words) {
    String text = words.strip();
    if (text.isEmpty()) {
      throw new Refusal("incident-text-missing");
    }
    if (text.length() > 4 * LONGEST) {
      throw new Refusal("incident-text-too-long", 4 * LONGEST);
    }
    return vault.seal(text.getBytes(StandardCharsets.UTF_8), Incident.subject(id) + "/" + part);
  }

  static AuditEvent.Builder event(Actor actor, Action action, Incident incident) {
    return AuditEvent.by(actor)
        .action(action)
        .call(incident.call())
        .patient(incident.patient())
        .object(Incident.subject(incident.id()));
  }
}
