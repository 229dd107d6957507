package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Vault;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;

/** Calls that failed, each once: what they lock, and whom the privacy officer hears of (VP-09). */
@ApplicationScoped
@Transactional
class Failures {
  private static final Duration LOOKED_AT = Duration.ofHours(24);
  private static final int RECORDS_FROM_ONE_NUMBER = 3;
  private static final int CALLS_FROM_ONE_NUMBER = 5;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject PatientLocks locks;
  @Inject Reviews reviews;
  @Inject Vault vault;

  /** Counts the call among the failed ones, unless it is there or has not failed. */
  void count(Verification verification) {
    if (!verification.countsAsFailed()) {
      return;
    }
    verification.proofs().attempts().counted();
    PatientRef patient = verification.patient().failedAt().orElse(null);
    String caller = caller(verification.call());
    entities.persist(
        new VerificationFailure(
            verification.call(),
            clock.instant(),
            patient == null ? null : patient.value(),
            caller));
    audit.write(event(verification, patient, Action.VERIFY_FAIL).outcome(Outcome.FAILED).build());
    if (patient != null && locks.failedCall(patient, verification.call())) {
      audit.write(event(verification, patient, Action.VERIFY_LOCK).build());
      reviews.open(
          ReviewKind.LOCK, null, patient.value(), verification.call(), null, "three-failed-calls");
    }
    if (caller != null) {
      lookAtNumber(verification, caller);
    }
  }

  private void lookAtNumber(Verification verification, String caller) {
    entities.flush();
    Object[] counts =
        entities
            .createQuery(
                "select count(f), count(distinct f.patient) from VerificationFailure f"
                    + " where f.caller = :caller and f.at > :since",
                Object[].class)
            .setParameter("caller", caller)
            .setParameter("since", since())
            .getSingleResult();
    long all = (Long) counts[0];
    long records = (Long) counts[1];
    if (records >= RECORDS_FROM_ONE_NUMBER || all >= CALLS_FROM_ONE_NUMBER) {
      // The number itself is in the call; here it is only what makes two reviews one.
      reviews.open(
          ReviewKind.FAILURES_FROM_NUMBER,
          null,
          null,
          verification.call(),
          "caller/" + caller,
          records >= RECORDS_FROM_ONE_NUMBER ? "several-records" : "many-calls");
    }
  }

  private Instant since() {
    return clock.instant().minus(LOOKED_AT);
  }

  private @Nullable String caller(String call) {
    return calls
        .numberOf(new CallId(call))
        .known()
        .map(number -> vault.lookup("CALLER", number))
        .orElse(null);
  }

  private AuditEvent.Builder event(
      Verification verification, @Nullable PatientRef patient, Action action) {
    return AuditEvent.by(actors.present().orElse(Actor.SYSTEM))
        .action(action)
        .call(verification.call())
        .interaction(verification.id())
        .patient(patient == null ? null : patient.value());
  }
}
