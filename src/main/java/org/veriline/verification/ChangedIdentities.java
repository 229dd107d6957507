package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.veriline.call.CallId;
import org.veriline.patient.PatientIdentityChanged;

/**
 * A caller proved to be whom the record named. When an import gives the record another name or
 * birth date, or retires it, that proof is worth nothing: the call starts again, with what failed
 * in it. Other news of a record (an appointment, a number) takes nothing away.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ChangedIdentities {
  @PersistenceContext EntityManager entities;
  @Inject ColleagueTurns colleagues;
  @Inject Event<LevelLost> lost;

  void follow(@Observes PatientIdentityChanged change) {
    String patient = change.patient().value();
    List<Verification> live =
        entities
            .createQuery(
                "select v from Verification v where v.part.agent is not null"
                    + " and (v.proofs.patient.proven = :patient"
                    + " or v.proofs.patient.candidate = :patient)",
                Verification.class)
            .setParameter("patient", patient)
            .getResultList();
    for (Verification verification : live) {
      String agent = verification.part().agent().orElseThrow();
      colleagues.fall(new CallId(verification.call()), verification, "identity-changed");
      verification.proofs().nobodyTyped();
      lost.fire(new LevelLost(agent));
    }
  }
}
