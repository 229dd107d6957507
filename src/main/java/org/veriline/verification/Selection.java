package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.patient.EventQuestion;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.secret.SecretKind;
import org.veriline.secret.StandingSecrets;

/** Chooses the next question for the third factor, and writes down what it chose from (VP-05). */
@ApplicationScoped
@Transactional
class Selection {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Patients patients;
  @Inject StandingSecrets secrets;

  private final SecureRandom random = new SecureRandom();

  /** The next question of this call, or none when there is nothing left to ask. */
  void ask(Verification verification) {
    Proofs proofs = verification.proofs();
    proofs
        .patient()
        .proven()
        .filter(patient -> !proofs.third().isProven() && !proofs.attempts().closed())
        .ifPresent(patient -> choose(verification, patient));
  }

  private void choose(Verification verification, PatientRef patient) {
    ThirdFactor third = verification.proofs().third();
    if (third.failedQuestion().flatMap(EventQuestion::of).isPresent()) {
      // The retry is by another kind of factor, not by another guess of the same kind (VP-09).
      third.ask(third.spent().contains(Questions.NUMBER) ? null : Questions.NUMBER);
      return;
    }
    Set<String> pool = events(third, patient);
    if (secrets.isEnrolled(patient.value(), SecretKind.PASS_PHRASE)) {
      pool.add(Questions.PASS_PHRASE);
    }
    String failedLast = failedLast(patient);
    String next = Questions.next(pool, third.spent(), failedLast, random).orElse(null);
    third.ask(next);
    if (next != null) {
      audit.write(
          AuditEvent.by(actors.present().orElse(Actor.SYSTEM))
              .action(Action.VERIFY_FACTOR)
              .call(verification.call())
              .interaction(verification.id())
              .patient(patient.value())
              .object("question/" + next)
              .fields(pool.stream().toList())
              .reason("asked")
              .build());
    }
  }

  /** Too few prove nothing: none is asked about where as many as are needed could not follow. */
  private Set<String> events(ThirdFactor third, PatientRef patient) {
    Set<String> events =
        patients.events(patient).stream()
            .map(EventQuestion::id)
            .collect(Collectors.toCollection(TreeSet::new));
    return Questions.enough(events, third.spent(), third.eventsLacking())
        ? events
        : new TreeSet<>();
  }

  /** What a caller failed at last, in whichever call: it is not asked again at once. */
  private @Nullable String failedLast(PatientRef patient) {
    return entities
        .createQuery(
            "select v.proofs.third.failedQuestion from Verification v"
                + " where v.proofs.patient.lastProven = :patient"
                + " and v.proofs.third.failedQuestion is not null order by v.startedAt desc",
            String.class)
        .setParameter("patient", patient.value())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }
}
