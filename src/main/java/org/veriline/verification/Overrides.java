package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;

/**
 * A person of experience answers for a caller who is real and cannot pass: up to V2, never for
 * anything sensitive or a change, and every time somebody else looks at it afterwards (VP-10).
 */
@ApplicationScoped
@Transactional
public class Overrides {
  private static final int SHORTEST_NOTE = 15;
  private static final int LONGEST_NOTE = 1000;
  private static final Duration WEEK = Duration.ofDays(7);

  /** One of a hundred calls and another: below that, a share says nothing. */
  private static final int FEWEST = 2;

  private static final int USUAL_PERCENT = 2;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Course course;
  @Inject PatientLocks locks;
  @Inject Reviews reviews;
  @Inject Vault vault;

  @RequiresPermissions("verify:override")
  public void override(CallId call, OverrideReason reason, String note) {
    Actor actor = actors.current();
    String text = note.strip();
    if (text.length() < SHORTEST_NOTE) {
      throw new Refusal("justification-too-short", SHORTEST_NOTE);
    }
    if (text.length() > LONGEST_NOTE) {
      throw new Refusal("override-note-too-long", LONGEST_NOTE);
    }
    Verification verification = course.mine(call);
    Level before = course.level(verification);
    PatientRef patient =
        verification
            .patient()
            .proven()
            .filter(it -> verification.mayBeOverridden() && !locks.isLocked(it))
            .orElseThrow(() -> new Refusal("override-not-here"));
    verification.proofs().override();
    String id = Ids.next();
    entities.persist(
        new VerificationOverride(
            id,
            call.value(),
            patient.value(),
            actor.userId(),
            reason,
            vault.seal(text.getBytes(StandardCharsets.UTF_8), "override/" + id),
            clock.instant()));
    audit.write(
        course
            .event(call, verification, Action.VERIFY_OVERRIDE)
            .reason(reason.name())
            .object("override/" + id)
            .build());
    reviews.open(
        ReviewKind.OVERRIDE,
        actor.userId(),
        patient.value(),
        call.value(),
        "override/" + id,
        reason.name());
    lookAtRate(actor);
    course.settle(call, verification, before);
  }

  private void lookAtRate(Actor actor) {
    entities.flush();
    Instant since = clock.instant().minus(WEEK);
    long overrides =
        count(
            "select count(o) from VerificationOverride o where o.agent = :who and o.at > :since",
            actor,
            since);
    long all =
        count(
            "select count(v) from Verification v where v.part.lastAgent = :who"
                + " and v.startedAt > :since",
            actor,
            since);
    if (overrides >= FEWEST && overrides * 100 > all * USUAL_PERCENT) {
      reviews.open(
          ReviewKind.OVERRIDE_RATE, actor.userId(), null, null, null, overrides + "-of-" + all);
    }
  }

  private long count(String query, Actor who, Instant since) {
    return entities
        .createQuery(query, Long.class)
        .setParameter("who", who.userId())
        .setParameter("since", since)
        .getSingleResult();
  }
}
