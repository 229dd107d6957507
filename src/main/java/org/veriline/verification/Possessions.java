package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.authority.Dossiers;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.patient.Destination;
import org.veriline.patient.Destinations;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;

/**
 * What an agent may ask of the telephone to prove who calls: a call-back, a spoken code, keys
 * (VP-06, VP-08). The agent chooses among numbers on file by their last two digits; which number
 * that is, what is keyed, and what the code is, never comes here.
 */
@ApplicationScoped
@Transactional
public class Possessions {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject ClosedNumbers closed;
  @Inject Destinations destinations;
  @Inject Dossiers dossiers;
  @Inject AskedLines lines;
  @Inject Event<Parting> partings;
  @Inject TelephoneTurns telephone;
  @Inject Turns turns;

  /** The numbers that would prove something: old enough, and not the line in use. */
  @RequiresPermissions("verify:run")
  public List<Destination> destinations(CallId call) {
    PatientRef patient = found(call);
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.PHI_VIEW)
            .call(call.value())
            .patient(patient.value())
            .fields(List.of("contact.last-two-digits"))
            .build());
    return proving(call, patient);
  }

  /**
   * Dials a number on file and connects whoever presses a key there with this person. The first
   * call may go on until then, or be over.
   */
  @RequiresPermissions("verify:run")
  public void callBack(CallId call, String destination) {
    PatientRef patient = found(call);
    lines.mustBeAbleToTake(call);
    dial(PossessionKind.CALL_BACK, call, patient, destination);
  }

  /** A code is spoken into a number on file; the caller keys it here, away from this person. */
  @RequiresPermissions("verify:run")
  public void code(CallId call, String destination) {
    CallView view = lines.mustTalk(call);
    PatientRef patient = telephone.foundNow(call);
    if (telephone.closed(call)) {
      throw new Refusal("code-after-failures");
    }
    dial(PossessionKind.CODE, call, patient, destination);
    partings.fire(new Parting(call, String.valueOf(view.seat())));
  }

  /** The caller keys birth date and number, or the number alone once the name has matched. */
  @RequiresPermissions("verify:run")
  public void keypad(CallId call) {
    CallView view = lines.mustTalk(call);
    if (telephone.closed(call) || !telephone.mayKey(call)) {
      throw new Refusal("keypad-used-up");
    }
    entities.persist(lines.begin(PossessionKind.KEYPAD, call));
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.VERIFY_FACTOR)
            .call(call.value())
            .reason("keypad-asked")
            .build());
    partings.fire(new Parting(call, String.valueOf(view.seat())));
  }

  /** How far the last thing asked for in this call is. */
  @RequiresPermissions("verify:run")
  public Optional<PossessionView> latest(CallId call) {
    return lines.latest(call);
  }

  /** All numbers the patient allows, old enough or not. */
  List<Destination> allowed(PatientRef patient) {
    return destinations.of(patient).stream().filter(it -> mayDial(patient, it)).toList();
  }

  /** For a task: whoever answers is connected at once, so the person must be waiting for it. */
  void dialFor(CallId origin, PatientRef patient, String destination, Errand errand) {
    Destination chosen =
        allowed(patient).stream()
            .filter(it -> it.id().equals(destination))
            .findFirst()
            .orElseThrow(() -> new Refusal("destination-not-allowed"));
    lines.mustBeAbleToTake(origin);
    CallId line = dial(PossessionKind.DIAL, origin, patient, chosen);
    String number = destinations.number(patient, chosen.id()).orElseThrow().value();
    entities.persist(
        new OutboundCall(line, patient, chosen, closed.key(patient, number), errand)
            .dialled(actors.current().userId(), clock.instant()));
  }

  private void dial(PossessionKind kind, CallId call, PatientRef patient, String destination) {
    Destination chosen =
        proving(call, patient).stream()
            .filter(it -> it.id().equals(destination))
            .findFirst()
            .orElseThrow(() -> new Refusal("destination-not-allowed"));
    dial(kind, call, patient, chosen);
  }

  CallId dial(PossessionKind kind, CallId call, PatientRef patient, Destination chosen) {
    Possession asked = lines.begin(kind, call).toPatient(patient, chosen);
    return lines.dial(
        asked,
        destinations
            .number(patient, chosen.id())
            .map(phi -> new CallerNumber(phi.value()))
            .orElseThrow(() -> new Refusal("destination-not-allowed")));
  }

  /** The oldest first. */
  List<Destination> proving(CallId call, PatientRef patient) {
    return destinations.others(patient, calls.numberOf(call).digits()).stream()
        .filter(Destination::aged)
        .filter(it -> mayDial(patient, it))
        .toList();
  }

  /** What the patient ruled out, or was said to be wrong, is not offered (PR-12, TE-12). */
  private boolean mayDial(PatientRef patient, Destination destination) {
    return destinations
        .number(patient, destination.id())
        .filter(number -> dossiers.reachability(patient).mayDial(number.value()))
        .filter(number -> !closed.isClosed(patient, number.value()))
        .isPresent();
  }

  /** Whether the patient named hours for this number, so that the clinic's own do not count. */
  boolean hasHours(PatientRef patient, String destination) {
    return destinations
        .number(patient, destination)
        .filter(number -> dossiers.reachability(patient).hasHours(number.value()))
        .isPresent();
  }

  private PatientRef found(CallId call) {
    return turns.patientOf(call).orElseThrow(() -> new Refusal("step-not-yet"));
  }
}
