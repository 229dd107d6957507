package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.decision.Decision;
import org.veriline.decision.Level;
import org.veriline.patient.ContactData;
import org.veriline.patient.ContactKind;
import org.veriline.patient.Destination;
import org.veriline.patient.Destinations;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Phi;
import org.veriline.patient.Section;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.privacy.Disclosures;
import org.veriline.script.Need;

/**
 * A caller changes how they are reached (VP-07). It needs what reading the section would: the
 * highest level, the purpose, and a role that may; a new number proves nothing for thirty days.
 */
@ApplicationScoped
@Transactional
public class ContactChanges {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject ContactData contacts;
  @Inject Course course;
  @Inject Destinations destinations;
  @Inject Disclosures disclosures;
  @Inject Event<ContactChanged> changes;
  @Inject Patients patients;

  /** Which numbers could be replaced, by their last two digits. */
  @RequiresPermissions("patient:edit:contact")
  public List<Destination> numbers(CallId call) {
    Verification verification = course.mine(call);
    PatientRef patient = mustBeOpen(call, verification);
    audit.write(
        course
            .event(call, verification, Action.PHI_VIEW)
            .fields(List.of("contact.last-two-digits"))
            .build());
    return destinations.of(patient);
  }

  /**
   * @param destination the number that is replaced; null for a further one, and for other kinds
   */
  @RequiresPermissions("patient:edit:contact")
  public void change(CallId call, ContactKind kind, @Nullable String destination, String text) {
    Verification verification = course.mine(call);
    PatientRef patient = mustBeOpen(call, verification);
    Actor actor = actors.current();
    Level before = course.level(verification);
    audit.write(
        course
            .event(call, verification, Action.PHI_EDIT)
            .level(before.name())
            .fields(List.of("contact." + kind.name().toLowerCase(Locale.ROOT)))
            .build());
    Optional<Phi> old = contacts.change(patient, kind, destination, text);
    entities.persist(
        new ContactChange(Ids.next(), call, patient, kind, actor.userId(), clock.instant()));
    changes.fire(
        new ContactChanged(
            call,
            patient,
            kind,
            old,
            new Phi(text.strip()),
            patients.language(patient).orElse(Locale.ENGLISH)));
  }

  private PatientRef mustBeOpen(CallId call, Verification verification) {
    Decision decision =
        disclosures
            .decisions(call)
            .getOrDefault(Section.CONTACT, new Decision(Decision.Reason.LEVEL));
    if (!decision.allowed() || verification.matter().need() != Need.CONTACT_CHANGE) {
      audit.writeAlone(
          course
              .event(call, verification, Action.DISCLOSE_REFUSED)
              .outcome(Outcome.REFUSED)
              .object("section/" + Section.CONTACT.name())
              .reason(decision.reason().name())
              .build());
      throw new Refusal("section-locked", decision.reason());
    }
    return verification.patient().proven().orElseThrow(() -> new Refusal("step-not-yet"));
  }
}
