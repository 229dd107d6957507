package org.veriline.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.call.CallId;
import org.veriline.patient.Destination;
import org.veriline.patient.Phi;
import org.veriline.platform.Refusal;
import org.veriline.privacy.HeardInEmergency;
import org.veriline.request.RequestKind;
import org.veriline.request.RequestOutcomes;
import org.veriline.request.RequestRow;
import org.veriline.request.Requests;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;
import org.veriline.verification.OthersTelephones;

/**
 * An emergency department hears what it needs before anybody called it back (12.3 R4). The task to
 * call its main number stays, with a clock; what is not confirmed, or not in time, is the privacy
 * officer's.
 */
@ApplicationScoped
@Transactional
public class EmergencyCallBacks {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject Clock clock;
  @Inject RequestOutcomes outcomes;
  @Inject Requests requests;
  @Inject Reviews reviews;
  @Inject OthersTelephones telephones;

  /** One task a call, with the first thing that is opened; all in the transaction that opens it. */
  void follow(@Observes HeardInEmergency heard) {
    if (openOrDone(heard.call()).isEmpty()) {
      telephones.urgentCaller(heard.call()).ifPresent(said -> open(heard, said));
    }
  }

  private void open(HeardInEmergency heard, Phi said) {
    RequestKind kind = RequestKind.VERIFY_CALLER;
    Instant due = kind.dueAfter(clock.instant());
    String request =
        requests.open(heard.call(), null, new Requests.Wish(kind, kind.team(), due, said.value()));
    entities.persist(
        new EmergencyCallBack(request, heard.call(), heard.patient(), heard.user(), due));
  }

  private List<EmergencyCallBack> openOrDone(CallId call) {
    return entities
        .createQuery(
            "select c from EmergencyCallBack c where c.call = :call", EmergencyCallBack.class)
        .setParameter("call", call.value())
        .getResultList();
  }

  /** What this person has taken. */
  @RequiresPermissions("verify:run")
  public List<RequestRow> mine() {
    return outcomes.mine();
  }

  /** Who said they call, for the person who has taken it; that it was read is written. */
  @RequiresPermissions("verify:run")
  public Phi said(String request) {
    return requests.note(request).orElseThrow(() -> new Refusal("request-unknown"));
  }

  /** The main numbers of the directory under the name that was said, by their last two digits. */
  @RequiresPermissions("verify:run")
  public List<Destination> numbers(String request) {
    mustFind(request);
    return telephones.numbersOfDepartment(name(request));
  }

  /** Whoever presses a key there is connected with this person. */
  @RequiresPermissions("verify:run")
  public void dial(String request, String number) {
    EmergencyCallBack open = mustFind(request);
    telephones.callDepartmentBack(open.call(), name(request), number);
  }

  /** They know of the call. Only who spoke there, on a line the appliance dialled, can say so. */
  @RequiresPermissions("verify:run")
  public void confirmed(String request) {
    EmergencyCallBack open = mustFind(request);
    if (!telephones.spokeAtMainNumber(open.call())) {
      throw new Refusal("call-back-not-made");
    }
    decide(open, CallBackOutcome.CONFIRMED);
  }

  /**
   * They know of no such call, or there is no number to call: the privacy officer looks at once.
   */
  @RequiresPermissions("verify:run")
  public void notConfirmed(String request) {
    EmergencyCallBack open = mustFind(request);
    decide(open, CallBackOutcome.NOT_CONFIRMED);
    alert(open, "not-confirmed");
  }

  /** For the clock: what nobody did in time is written once. */
  public void alertLate() {
    entities
        .createQuery(
            "select c from EmergencyCallBack c where c.outcome = :open and c.late = false"
                + " and c.dueAt < :now",
            EmergencyCallBack.class)
        .setParameter("open", CallBackOutcome.OPEN)
        .setParameter("now", clock.instant())
        .getResultList()
        .forEach(
            late -> {
              late.isLate();
              alert(late, "overdue");
            });
  }

  private void decide(EmergencyCallBack open, CallBackOutcome as) {
    Actor actor = actors.current();
    open.decide(as, actor.userId(), clock.instant());
    outcomes.done(open.request(), as.name());
  }

  private void alert(EmergencyCallBack about, String why) {
    reviews.open(
        ReviewKind.EMERGENCY_CALL_BACK,
        about.toldBy(),
        about.patient(),
        about.call().value(),
        "request/" + about.request(),
        why);
  }

  private String name(String request) {
    return said(request).value().split("\n", 2)[0];
  }

  private EmergencyCallBack mustFind(String request) {
    EmergencyCallBack found = entities.find(EmergencyCallBack.class, request);
    if (found == null) {
      throw new Refusal("request-unknown");
    }
    return found;
  }
}
