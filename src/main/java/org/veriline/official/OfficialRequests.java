package org.veriline.official;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.review.ReviewKind;
import org.veriline.review.ReviewState;
import org.veriline.review.Reviews;
import org.veriline.review.Verdict;

/**
 * The register; {@link OfficialExceptions} is for nurses. Whoever takes such a call writes down who
 * asks and why, and it waits for the privacy officer, whatever it is about; the call itself has
 * told nothing.
 */
@ApplicationScoped
@Transactional
public class OfficialRequests {
  private static final Pattern REFERENCE = Pattern.compile("[0-9a-f-]{36}");
  private static final int SHORTEST = 15;
  private static final int LONGEST = 2000;

  /** What is sealed: what the caller said, and why it was decided so. */
  public record Words(Said said, @Nullable String why) {
    @Override
    public String toString() {
      return "Words[…]";
    }
  }

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Reviews reviews;
  @Inject SignIns signIns;
  @Inject Vault vault;
  @Inject Event<OfficialDisclosed> disclosed;

  /** What is said in one call is one request; said again, it is written anew. */
  @RequiresPermissions("verify:run")
  public String record(CallId call, Caller caller, Topic topic, Said said) {
    Actor actor = actors.current();
    if (calls.find(call).filter(view -> view.withAgent(actor.userId())).isEmpty()) {
      throw new Refusal("no-call");
    }
    OfficialRequest request = openOf(call);
    if (request == null) {
      request = open(actor, call, caller, topic);
    }
    request.says(caller, topic, seal(request.id(), "said", said.text()));
    entities.persist(request);
    audit.write(
        event(actor, Action.REQUEST_OPEN, request)
            .relationship(caller.name())
            .reason(topic.name())
            .build());
    return request.id();
  }

  private OfficialRequest open(Actor actor, CallId call, Caller caller, Topic topic) {
    String id = Ids.next();
    String review =
        reviews.open(ReviewKind.OFFICIAL, null, null, call.value(), "official/" + id, topic.name());
    OfficialRequest request =
        new OfficialRequest(id, call.value(), actor.userId(), clock.instant(), review);
    audit.write(
        event(actor, Action.DISCLOSE_REFUSED, request)
            .outcome(Outcome.REFUSED)
            .relationship(caller.name())
            .reason("neither-confirmed-nor-denied")
            .build());
    return request;
  }

  private @Nullable OfficialRequest openOf(CallId call) {
    return entities
        .createQuery(
            "select r from OfficialRequest r where r.call = :call and r.state = :open",
            OfficialRequest.class)
        .setParameter("call", call.value())
        .setParameter("open", RequestState.OPEN)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  /**
   * Something was disclosed in writing, after the officer verified who asked and by what right.
   *
   * @param what was disclosed, and the authority in words
   */
  @RequiresPermissions("official:decide")
  public void disclose(String id, String patient, @Nullable Proof proof, String what) {
    Actor actor = actors.current();
    String whom = patient.strip();
    if (!REFERENCE.matcher(whom).matches()) {
      throw new Refusal("rights-patient-reference");
    }
    if (proof == null) {
      throw new Refusal("official-not-verified");
    }
    OfficialRequest request = mustFind(id);
    Instant now = clock.instant();
    request.disclose(whom, proof, seal(id, "why", stated(what)), actor.userId(), now);
    audit.write(
        event(actor, Action.DISCLOSE_ACCOUNTABLE, request)
            .patient(whom)
            .relationship(request.caller().name())
            .reason(proof.name())
            .build());
    judged(request);
    disclosed.fire(new OfficialDisclosed(id, whom, now));
  }

  @RequiresPermissions("official:decide")
  public void refuse(String id, String why) {
    Actor actor = actors.current();
    OfficialRequest request = mustFind(id);
    request.refuse(seal(id, "why", stated(why)), actor.userId(), clock.instant());
    audit.write(
        event(actor, Action.DISCLOSE_REFUSED, request)
            .outcome(Outcome.REFUSED)
            .relationship(request.caller().name())
            .reason("official-refused")
            .build());
    judged(request);
  }

  /** What waited in the list waits no longer. */
  private void judged(OfficialRequest request) {
    reviews
        .find(request.review())
        .filter(review -> review.state() != ReviewState.CLOSED)
        .ifPresent(review -> reviews.close(review.id(), Verdict.JUSTIFIED, ""));
  }

  /** The newest first; a state, or null for all. That it was read is written. */
  @RequiresPermissions("disclosure:register:read")
  public List<OfficialRow> page(@Nullable RequestState state, int first, int count) {
    audit.write(
        AuditEvent.by(actors.current()).action(Action.AUDIT_READ).object("officials").build());
    return asked(
            "select new org.veriline.official.OfficialRow(r.id, r.call, r.caller, r.topic,"
                + " r.state, r.openedBy, r.openedAt, r.proof, r.patient, r.decidedBy,"
                + " r.decidedAt, r.urgency, r.pieces)",
            " order by r.openedAt desc, r.id",
            state,
            OfficialRow.class)
        .setFirstResult(first)
        .setMaxResults(count)
        .getResultList();
  }

  @RequiresPermissions("disclosure:register:read")
  public int count(@Nullable RequestState state) {
    return asked("select count(r)", "", state, Long.class).getSingleResult().intValue();
  }

  private <T> TypedQuery<T> asked(
      String select, String order, @Nullable RequestState state, Class<T> type) {
    TypedQuery<T> query =
        entities.createQuery(
            select
                + " from OfficialRequest r"
                + (state == null ? "" : " where r.state = :state")
                + order,
            type);
    return state == null ? query : query.setParameter("state", state);
  }

  /** Who asked and what for; that it was read is written first. */
  @RequiresPermissions("official:decide")
  public Words words(String id) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    OfficialRequest request = mustFind(id);
    audit.write(event(actor, Action.AUDIT_READ, request).build());
    byte[] why = request.why();
    return new Words(
        Said.of(opened(id, "said", request.said())), why == null ? null : opened(id, "why", why));
  }

  static String stated(String text) {
    String words = text.strip();
    if (words.length() < SHORTEST) {
      throw new Refusal("justification-too-short", SHORTEST);
    }
    if (words.length() > LONGEST) {
      throw new Refusal("official-too-long");
    }
    return words;
  }

  private OfficialRequest mustFind(String id) {
    OfficialRequest request =
        REFERENCE.matcher(id).matches() ? entities.find(OfficialRequest.class, id) : null;
    if (request == null) {
      throw new Refusal("official-unknown");
    }
    return request;
  }

  byte[] seal(String id, String part, String text) {
    return vault.seal(text.getBytes(StandardCharsets.UTF_8), "official/" + id + "/" + part);
  }

  String opened(String id, String part, byte[] bytes) {
    return new String(vault.open(bytes, "official/" + id + "/" + part), StandardCharsets.UTF_8);
  }

  static AuditEvent.Builder event(Actor actor, Action action, OfficialRequest request) {
    return AuditEvent.by(actor)
        .action(action)
        .call(request.call())
        .object("official/" + request.id());
  }
}
