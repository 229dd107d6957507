package org.veriline.official;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.privacy.BreakGlasses;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;

/**
 * The two exceptions a nurse decides alone, in the call of an official who is in the register. It
 * opens nothing: what the nurse tells, she reads by her emergency access to that patient. The
 * privacy officer looks after, and the patient's accounting gets it.
 */
@ApplicationScoped
@Transactional
public class OfficialExceptions {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject BreakGlasses glasses;
  @Inject OfficialRequests requests;
  @Inject Reviews reviews;
  @Inject SignIns signIns;
  @Inject Event<OfficialDisclosed> disclosed;

  /**
   * Puts down what is told, before it is told.
   *
   * @param proof how the nurse verified who asks
   * @param why the threat, or whom they look for, and why it cannot wait
   */
  @RequiresPermissions("official:except")
  public void tell(
      CallId call, Urgency urgency, @Nullable Proof proof, Set<Piece> pieces, String why) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    if (proof == null) {
      throw new Refusal("official-not-verified");
    }
    String stated = OfficialRequests.stated(why);
    OfficialRequest request = mustBeRecorded(actor, call);
    PatientRef patient =
        glasses.patient().orElseThrow(() -> new Refusal("official-needs-emergency-access"));
    Instant now = clock.instant();
    Said said = Said.of(requests.opened(request.id(), "said", request.said()));
    if (said.name().isBlank() || said.agency().isBlank() || said.number().isBlank()) {
      throw new Refusal("official-incomplete");
    }
    request.except(urgency, pieces);
    request.disclose(
        patient.value(), proof, requests.seal(request.id(), "why", stated), actor.userId(), now);
    audit.write(
        OfficialRequests.event(actor, Action.DISCLOSE_ACCOUNTABLE, request)
            .patient(patient.value())
            .relationship(request.caller().name())
            .reason(urgency.name())
            .fields(pieces.stream().sorted().map(Piece::name).toList())
            .build());
    reviews.open(
        ReviewKind.OFFICIAL_EXCEPTION,
        actor.userId(),
        patient.value(),
        call.value(),
        "official/" + request.id(),
        urgency.name());
    disclosed.fire(new OfficialDisclosed(request.id(), patient.value(), now));
  }

  private OfficialRequest mustBeRecorded(Actor actor, CallId call) {
    if (calls.find(call).filter(view -> view.withAgent(actor.userId())).isEmpty()) {
      throw new Refusal("no-call");
    }
    return entities
        .createQuery(
            "select r from OfficialRequest r where r.call = :call and r.state = :open",
            OfficialRequest.class)
        .setParameter("call", call.value())
        .setParameter("open", RequestState.OPEN)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new Refusal("official-not-recorded"));
  }
}
