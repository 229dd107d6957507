package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Optional;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;

/** What a caller types before an agent answers. */
@ApplicationScoped
@Transactional
class KeypadProof {
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Course course;
  @Inject Patients patients;

  public boolean birthDateAndNumber(CallId call, LocalDate birthDate, String digits) {
    if (calls.find(call).filter(CallView::live).isEmpty()) {
      return false;
    }
    Verification verification = course.begun(call, Actor.SYSTEM);
    if (!verification.mayTryKeypad()) {
      return false;
    }
    Optional<PatientRef> found = patients.byKeypad(birthDate, digits);
    found.ifPresentOrElse(verification::provenByKeypad, verification::keypadFailed);
    audit.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(found.isPresent() ? Action.VERIFY_FACTOR : Action.VERIFY_FAIL)
            .outcome(found.isPresent() ? Outcome.OK : Outcome.FAILED)
            .call(call.value())
            .interaction(verification.id())
            .patient(found.map(PatientRef::value).orElse(null))
            .reason("keypad")
            .build());
    return found.isPresent();
  }
}
