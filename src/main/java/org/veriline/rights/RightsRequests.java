package org.veriline.rights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.shiro.authz.annotation.Logical;
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
import org.veriline.compliance.Deadlines;
import org.veriline.decision.Level;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Phi;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.verification.Verifications;

/**
 * Requests by right. Anybody who takes calls opens them; only the privacy officer sees and decides
 * them, so nobody else learns who asked or complained (PR-14, PR-15, PR-23).
 */
@ApplicationScoped
@Transactional
public class RightsRequests {
  private static final int LONGEST = 2000;
  private static final Pattern REFERENCE = Pattern.compile("[0-9a-f-]{36}");

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Deadlines deadlines;
  @Inject SignIns signIns;
  @Inject Vault vault;
  @Inject Verifications verifications;

  /**
   * What is asked for.
   *
   * @param warned the person was told the risk of getting it unencrypted, and wants it so
   * @param text in the person's own words, with where to send it
   */
  public record Wish(
      RightsKind kind, Scope scope, Form form, Delivery delivery, boolean warned, String text) {}

  /**
   * Opens a request in a call. Below the highest level it stands all the same, and its clock runs:
   * who the person is, is proven in another way afterwards.
   */
  @RequiresPermissions(
      value = {"rights:request:open", "complaint:open"},
      logical = Logical.OR)
  public String open(CallId call, Wish wish) {
    Actor actor = actors.current();
    if (calls.find(call).filter(view -> view.withAgent(actor.userId())).isEmpty()) {
      throw new Refusal("no-call");
    }
    Level level = verifications.level(call);
    return open(
        actor,
        wish,
        call,
        verifications.patientOf(call).map(PatientRef::value).orElse(null),
        level.atLeast(Level.V3) ? Identity.CALL : Identity.TO_COMPLETE,
        level);
  }

  /** Opens a request that came by letter or in person. */
  @RequiresPermissions(
      value = {"rights:request:open", "complaint:open"},
      logical = Logical.OR)
  public String openWithoutCall(Wish wish) {
    return open(actors.current(), wish, null, null, Identity.TO_COMPLETE, Level.V0);
  }

  private String open(
      Actor actor,
      Wish wish,
      @Nullable CallId call,
      @Nullable String patient,
      Identity identity,
      Level level) {
    RightsKind kind = wish.kind();
    mustBeAllowed(actor, kind.openPermission());
    if (wish.delivery() == Delivery.UNENCRYPTED && !wish.warned()) {
      throw new Refusal("rights-not-warned");
    }
    String id = Ids.next();
    RightsRequest request =
        new RightsRequest(
            id,
            kind,
            kind.needsIdentity() ? identity : Identity.NOT_NEEDED,
            call == null ? null : call.value(),
            patient,
            seal(id, "text", wish.text()),
            actor.userId(),
            clock.instant());
    if (kind.needsIdentity()) {
      request.wanted(wish.scope(), wish.form(), wish.delivery());
    }
    entities.persist(request);
    audit.write(
        event(actor, Action.RIGHTS_REQUEST, request)
            .level(level.name())
            .reason(kind.name())
            .build());
    deadlines.start(actor, kind.clock(), request.subject(), clock.instant());
    return id;
  }

  /** Whether somebody opened a request in this call. */
  public boolean openedIn(CallId call) {
    return entities
            .createQuery("select count(r) from RightsRequest r where r.call = :call", Long.class)
            .setParameter("call", call.value())
            .getSingleResult()
        > 0;
  }

  /** Who asked is known now, and who the patient is. */
  @RequiresPermissions("rights:request:decide")
  public void complete(String id, Identity how, String patient) {
    Actor actor = actors.current();
    RightsRequest request = mustFind(id);
    request.complete(how, reference(patient));
    audit.write(
        event(actor, Action.RIGHTS_REQUEST, request).reason("identity-" + how.name()).build());
  }

  /** Once, before it is due, for a reason the person is told in writing. */
  @RequiresPermissions("rights:request:decide")
  public void extend(String id, String reason) {
    Actor actor = actors.current();
    RightsRequest request = mustFind(id);
    request.mustBeOpen();
    deadlines.extend(actor, request.kind().clock(), request.subject(), reason);
    audit.write(event(actor, Action.RIGHTS_EXTEND, request).reason(request.kind().name()).build());
  }

  /**
   * Done.
   *
   * @param proof what was given to whom and when; of a complaint, what came of it
   */
  @RequiresPermissions("rights:request:decide")
  public void fulfil(String id, String proof) {
    Actor actor = actors.current();
    RightsRequest request = mustFind(id);
    mustBeAllowed(actor, request.kind().decidePermission());
    request.fulfil(seal(id, "outcome", proof), actor.userId(), clock.instant());
    deadlines.meet(actor, request.kind().clock(), request.subject());
    audit.write(event(actor, Action.RIGHTS_FULFIL, request).reason(request.kind().name()).build());
  }

  /**
   * Not granted. The letter says why, how to complain, and for an amendment that the person may
   * hand in a statement of disagreement.
   */
  @RequiresPermissions("rights:request:decide")
  public void deny(String id, DenialReason reason, String letter) {
    Actor actor = actors.current();
    RightsRequest request = mustFind(id);
    mustBeAllowed(actor, request.kind().decidePermission());
    request.deny(reason, seal(id, "outcome", letter), actor.userId(), clock.instant());
    deadlines.meet(actor, request.kind().clock(), request.subject());
    audit.write(event(actor, Action.RIGHTS_DENY, request).reason(reason.name()).build());
  }

  /** The words of the request; that they were read is written first. */
  @RequiresPermissions("rights:request:decide")
  public Phi text(String id) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    RightsRequest request = mustFind(id);
    mustBeAllowed(actor, request.kind().decidePermission());
    audit.write(
        event(actor, Action.PHI_VIEW, request).fields(List.of("rights-request.text")).build());
    return new Phi(
        new String(vault.open(request.text(), associated(id, "text")), StandardCharsets.UTF_8));
  }

  /** Open requests first, the oldest of them on top. */
  @RequiresPermissions("rights:request:decide")
  public List<RightsRow> page(boolean closedToo, int first, int size) {
    return entities
        .createQuery(
            "select new org.veriline.rights.RightsRow(r.id, r.kind, r.state, r.identity, r.patient,"
                + " r.scope, r.form, r.delivery, r.openedBy, r.openedAt, r.denial)"
                + " from RightsRequest r"
                + where(closedToo)
                + " order by r.closedAt, r.openedAt, r.id",
            RightsRow.class)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  @RequiresPermissions("rights:request:decide")
  public int count(boolean closedToo) {
    return entities
        .createQuery("select count(r) from RightsRequest r" + where(closedToo), Long.class)
        .getSingleResult()
        .intValue();
  }

  private static String where(boolean closedToo) {
    return closedToo ? "" : " where r.closedAt is null";
  }

  private void mustBeAllowed(Actor actor, String permission) {
    if (!actor.may(permission)) {
      audit.writeAlone(
          AuditEvent.by(actor)
              .action(Action.ACCESS_DENIED)
              .outcome(Outcome.REFUSED)
              .reason(permission)
              .build());
      throw new Refusal("rights-not-permitted");
    }
  }

  private byte[] seal(String id, String what, String words) {
    String text = words.strip();
    if (text.isEmpty()) {
      throw new Refusal("rights-text-missing");
    }
    if (text.length() > LONGEST) {
      throw new Refusal("rights-text-too-long", LONGEST);
    }
    return vault.seal(text.getBytes(StandardCharsets.UTF_8), associated(id, what));
  }

  private static String reference(String typed) {
    String text = typed.strip();
    if (!REFERENCE.matcher(text).matches()) {
      throw new Refusal("rights-patient-reference");
    }
    return text;
  }

  private RightsRequest mustFind(String id) {
    RightsRequest request = entities.find(RightsRequest.class, id);
    if (request == null) {
      throw new Refusal("rights-unknown");
    }
    return request;
  }

  private static String associated(String id, String what) {
    return RightsRequest.subject(id) + "/" + what;
  }

  private static AuditEvent.Builder event(Actor actor, Action action, RightsRequest request) {
    return AuditEvent.by(actor)
        .action(action)
        .call(request.call())
        .patient(request.patient())
        .object(request.subject());
  }
}
