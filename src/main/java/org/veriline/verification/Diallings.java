package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.patient.Destination;
import org.veriline.patient.Destinations;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Phi;
import org.veriline.platform.Refusal;

/**
 * Calls to a patient, dialled by a person who was given the task. Until the patient is verified the
 * person knows whom to ask for and two digits, and nothing else (VP-16).
 */
@ApplicationScoped
@Transactional
public class Diallings {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Destinations destinations;
  @Inject Possessions possessions;

  /** All numbers the patient allows; a young one can be called, it proves nothing. */
  @RequiresPermissions("call:dial:preferenceList")
  public List<Destination> numbers(CallId origin, PatientRef patient) {
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.PHI_VIEW)
            .call(origin.value())
            .patient(patient.value())
            .fields(List.of("contact.last-two-digits"))
            .build());
    return possessions.allowed(patient);
  }

  @RequiresPermissions("call:dial:preferenceList")
  public void dial(CallId origin, PatientRef patient, String destination, Errand errand) {
    possessions.dialFor(origin, patient, destination, errand);
  }

  /** Whether the patient named hours of their own for this number. */
  public boolean hasHours(PatientRef patient, String destination) {
    return possessions.hasHours(patient, destination);
  }

  /** The calls dialled for these tasks, oldest first. */
  public List<DialAttempt> attempts(Collection<String> tasks) {
    return entities
        .createQuery(
            "select new org.veriline.verification.DialAttempt(o.task, o.dialledAt, o.dialledBy,"
                + " o.outcome) from OutboundCall o where o.task in :tasks"
                + " and o.dialledAt is not null order by o.dialledAt, o.call",
            DialAttempt.class)
        .setParameter("tasks", tasks)
        .getResultList();
  }

  /** Why this call was dialled, if it was for a task. */
  public Optional<Errand> errandOf(CallId line) {
    return Optional.ofNullable(entities.find(OutboundCall.class, line.value()))
        .map(OutboundCall::errand);
  }

  /** Whom to ask for, on the call that was dialled. */
  @RequiresPermissions("call:dial:preferenceList")
  public Phi nameToAskFor(CallId line) {
    Possession possession = dialledByMe(line).orElseThrow(() -> new Refusal("no-call"));
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.PHI_VIEW)
            .call(line.value())
            .patient(possession.patient().value())
            .fields(List.of("identity.name"))
            .build());
    return destinations
        .nameToAskFor(possession.patient())
        .orElseThrow(() -> new Refusal("no-call"));
  }

  /** Whether this call was dialled by the person for a task. */
  public boolean dialled(CallId line) {
    return dialledByMe(line).isPresent();
  }

  private Optional<Possession> dialledByMe(CallId line) {
    return entities
        .createQuery(
            "select p from Possession p where p.line = :line and p.agent = :me and p.kind = :dial",
            Possession.class)
        .setParameter("line", line.value())
        .setParameter("me", actors.current().userId())
        .setParameter("dial", PossessionKind.DIAL)
        .getResultStream()
        .findFirst();
  }
}
