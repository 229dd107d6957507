package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  @Inject MenuDecisions menu;
  @Inject Patients patients;
  @Inject StandingSecrets secrets;

  /** What the digits of one try were; whether the record is locked is not among it. */
  record Keyed(List<PatientRef> born, Optional<PatientRef> meant, boolean byPin, boolean locked) {}

  /** In the menu, before an agent: what its table decides by it is written down. */
  public boolean inMenu(CallId call, LocalDate birthDate, String digits) {
    return tried(call, birthDate, digits, true);
  }

  /** In the middle of an agent's part of the call, whose script goes on. */
  public boolean birthDateAndNumber(CallId call, LocalDate birthDate, String digits) {
    return tried(call, birthDate, digits, false);
  }

  private boolean tried(CallId call, LocalDate birthDate, String digits, boolean inMenu) {
    if (calls.find(call).filter(CallView::live).isEmpty()) {
      return false;
    }
    Verification verification = course.begun(call, Actor.SYSTEM);
    if (!verification.proofs().mayTryKeypad()) {
      return false;
    }
    Keyed keyed = keyed(birthDate, digits);
    Optional<PatientRef> found = keyed.meant().filter(patient -> !keyed.locked());
    found.ifPresentOrElse(
        verification.proofs()::provenByKeypad,
        () -> verification.proofs().keypadFailed(keyed.meant().orElse(onlyOne(keyed.born()))));
    audit.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(found.isPresent() ? Action.VERIFY_FACTOR : Action.VERIFY_FAIL)
            .outcome(found.isPresent() ? Outcome.OK : Outcome.FAILED)
            .call(call.value())
            .interaction(verification.id())
            .patient(found.map(PatientRef::value).orElse(null))
            .reason(found.isPresent() && keyed.byPin() ? "keypad-pin" : "keypad")
            .build());
    if (inMenu) {
      menu.record(call, verification, keyed, digits);
    }
    return found.isPresent();
  }

  private Keyed keyed(LocalDate birthDate, String digits) {
    List<PatientRef> born = patients.bornOn(birthDate);
    Optional<PatientRef> byNumber = patients.byKeypad(birthDate, digits);
    // A PIN is compared also when the number fits, with nobody's: the time is the same.
    Optional<PatientRef> byPin = byPin(byNumber.isPresent() ? List.of() : born, digits);
    Optional<PatientRef> meant = byPin.or(() -> byNumber);
    return new Keyed(born, meant, byNumber.isEmpty(), meant.filter(locks::isLocked).isPresent());
  }

  private static @Nullable PatientRef onlyOne(List<PatientRef> born) {
    return born.size() == 1 ? born.get(0) : null;
  }

  private Optional<PatientRef> byPin(List<PatientRef> born, String digits) {
    return secrets
        .whosePin(born.stream().map(PatientRef::value).toList(), digits)
        .map(PatientRef::new);
  }
}
