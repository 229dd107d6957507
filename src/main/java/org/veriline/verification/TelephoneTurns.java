package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Consumer;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;

/** Turns that nobody at a desk takes: what was keyed away from the agent, and who answered. */
@ApplicationScoped
@Transactional
class TelephoneTurns {
  @Inject AuditTrail audit;
  @Inject Course course;
  @Inject Selection selection;

  /** Whom the person who asks has found in this call, and still has; about themselves. */
  public PatientRef foundNow(CallId call) {
    Verification verification = course.mine(call);
    return verification
        .patient()
        .proven()
        .filter(patient -> !verification.matter().isForSomebodyElse())
        .orElseThrow(() -> new Refusal("step-not-yet"));
  }

  /** What the caller keyed in was compared. */
  public void keyed(CallId call, String factor, boolean right, Consumer<Verification> deed) {
    Verification verification = course.found(call).orElseThrow(() -> new Refusal("step-not-yet"));
    Level before = course.level(verification);
    deed.accept(verification);
    if (!right
        && !verification.proofs().attempts().closed()
        && verification.proofs().third().question() == null) {
      selection.ask(verification);
    }
    course.written(call, verification, factor, right);
    course.settle(call, verification, before);
  }

  /** We dial a number of this patient: an aged one has proved possession before a word is said. */
  public void dialled(CallId line, PatientRef patient, boolean aged) {
    Verification verification = course.begun(line, Actor.SYSTEM);
    verification.proofs().dialledTo(patient, aged);
    audit.write(
        course
            .event(line, verification, Action.VERIFY_FACTOR)
            .patient(patient.value())
            .reason(aged ? "call-to-aged-number" : "call-to-young-number")
            .build());
  }

  /** A number of somebody else's: whoever says there who they are has proved more than by words. */
  public void dialledOther(CallId line, Possession to) {
    Verification verification = course.begun(line, Actor.SYSTEM);
    Optional<String> organisation = to.organisation();
    audit.write(
        course
            .event(line, verification, Action.VERIFY_FACTOR)
            .patient(to.about().map(PatientRef::value).orElse(null))
            .object(
                organisation
                    .map(entry -> "organisation/" + entry)
                    .orElseGet(() -> "record/" + to.record().orElseThrow()))
            .reason(organisation.isPresent() ? "call-to-main-number" : "call-to-own-number")
            .build());
  }

  public Optional<PatientRef> provenIn(CallId call) {
    return course.found(call).map(Verification::patient).flatMap(FoundPatient::proven);
  }

  /** Nothing proves anything in this call any more. */
  public boolean closed(CallId call) {
    return course.found(call).filter(it -> it.proofs().attempts().closed()).isPresent();
  }

  public boolean mayKey(CallId call) {
    return course.found(call).map(Verification::mayKey).orElse(true);
  }
}
