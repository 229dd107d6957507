package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.secret.StandingSecrets;

/** What a caller types before an agent answers: birth date, and a number of theirs or their PIN. */
@ApplicationScoped
@Transactional
class KeypadProof {
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Course course;
  @Inject PatientLocks locks;
  @Inject Patients patients;
  @Inject StandingSecrets secrets;

  public boolean birthDateAndNumber(CallId call, LocalDate birthDate, String digits) {
    if (calls.find(call).filter(CallView::live).isEmpty()) {
      return false;
    }
    Verification verification = course.begun(call, Actor.SYSTEM);
    if (!verification.proofs().mayTryKeypad()) {
      return false;
    }
    List<PatientRef> born = patients.bornOn(birthDate);
    Optional<PatientRef> byNumber = patients.byKeypad(birthDate, digits);
    // A PIN is compared also when the number fits, with nobody's: the time is the same.
    Optional<PatientRef> meant =
        byPin(byNumber.isPresent() ? List.of() : born, digits).or(() -> byNumber);
    Optional<PatientRef> found = meant.filter(patient -> !locks.isLocked(patient));
    found.ifPresentOrElse(
        verification.proofs()::provenByKeypad,
        () ->
            verification
                .proofs()
                .keypadFailed(meant.orElse(born.size() == 1 ? born.get(0) : null)));
    audit.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(found.isPresent() ? Action.VERIFY_FACTOR : Action.VERIFY_FAIL)
            .outcome(found.isPresent() ? Outcome.OK : Outcome.FAILED)
            .call(call.value())
            .interaction(verification.id())
            .patient(found.map(PatientRef::value).orElse(null))
            .reason(found.isPresent() && byNumber.isEmpty() ? "keypad-pin" : "keypad")
            .build());
    return found.isPresent();
  }

  private Optional<PatientRef> byPin(List<PatientRef> born, String digits) {
    return secrets
        .whosePin(born.stream().map(PatientRef::value).toList(), digits)
        .map(PatientRef::new);
  }
}
