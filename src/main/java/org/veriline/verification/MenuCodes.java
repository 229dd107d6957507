package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.patient.Destination;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.script.ScriptRow;

/**
 * A code before an agent answers, for whoever keyed birth date and number, to order a call about a
 * result (catalogue 12.0, row 4). Where no number may be dialled, it goes as where nobody takes the
 * call, and as slowly: the caller does not learn whether one is on file.
 */
@ApplicationScoped
@Transactional
public class MenuCodes {
  /** What a row says in which the menu's factors count. */
  private static final String COUNTS = "ivr-factors";

  @PersistenceContext EntityManager entities;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Course course;
  @Inject MenuDecisions decisions;
  @Inject AskedLines lines;
  @Inject PatientLocks locks;
  @Inject Event<ResultCallOrdered> orders;
  @Inject Possessions possessions;

  /** Dials the number that has been on file for the longest time, if one may be dialled. */
  public void ask(CallId call) {
    Verification verification = inMenu(call);
    PatientRef patient =
        verification.patient().candidate().orElseThrow(() -> new Refusal("step-not-yet"));
    Optional<Destination> number =
        possessions.proving(call, patient).stream()
            .findFirst()
            .filter(oldest -> !locks.isLocked(patient));
    String reason = number.isPresent() ? "menu-code-asked" : "menu-code-nowhere";
    write(call, verification, patient, Outcome.OK, reason);
    number.ifPresentOrElse(
        oldest -> possessions.dial(PossessionKind.CODE, call, patient, oldest),
        () -> entities.persist(lines.begin(PossessionKind.CODE, call).toNoNumber(patient)));
  }

  /** The last try at it was compared; whether the call about a result is ordered by it. */
  boolean keyed(CallId call, Possession asked, boolean right) {
    Verification verification = inMenu(call);
    PatientRef patient = asked.patient();
    verification.proofs().codeInMenu(right);
    write(call, verification, patient, right ? Outcome.OK : Outcome.FAILED, "code");
    ScriptRow row = decisions.code(call, verification, locks.isLocked(patient), right);
    boolean ordered = right && row.saying().equals(COUNTS);
    if (ordered) {
      orders.fire(new ResultCallOrdered(call, patient));
    }
    return ordered;
  }

  /** Birth date and number have matched, and no person has taken the call. */
  private Verification inMenu(CallId call) {
    return calls
        .find(call)
        .filter(CallView::live)
        .flatMap(live -> course.found(call))
        .filter(it -> it.proofs().third().byKeypad() && it.part().agent().isEmpty())
        .orElseThrow(() -> new Refusal("step-not-yet"));
  }

  private void write(
      CallId call, Verification verification, PatientRef patient, Outcome outcome, String reason) {
    audit.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(Action.VERIFY_FACTOR)
            .outcome(outcome)
            .call(call.value())
            .interaction(verification.id())
            .patient(patient.value())
            .reason(reason)
            .build());
  }
}
