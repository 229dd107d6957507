package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.authority.Dossiers;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.patient.Destinations;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;
import org.veriline.script.Need;

/** Sets flags, the agent's and those the system sees, and works out what they come to. */
@ApplicationScoped
@Transactional
class Flagging {
  private static final Duration LATELY = Duration.ofDays(30);
  private static final int FAILED_CALLS = 2;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Destinations destinations;
  @Inject Dossiers dossiers;
  @Inject PatientLocks locks;
  @Inject Reviews reviews;

  /** Somebody was found by name and birth date. */
  void identified(Verification verification, PatientRef patient) {
    if (verification.patient().isAnotherThan(patient)) {
      add(verification, RedFlag.SEVERAL_PATIENTS, Actor.SYSTEM);
    }
    CallId call = new CallId(verification.call());
    CallerNumber line = calls.numberOf(call);
    // A number we dialled ourselves says nothing about who called whom.
    boolean ours = calls.find(call).filter(CallView::outbound).isPresent();
    if (!ours && line.known().isEmpty()) {
      add(verification, RedFlag.CALLER_ID, Actor.SYSTEM);
    } else if (!ours && destinations.isYoung(patient, line.digits())) {
      add(verification, RedFlag.YOUNG_NUMBER, Actor.SYSTEM);
    }
    asOnRecord(verification, patient);
  }

  private void asOnRecord(Verification verification, PatientRef patient) {
    if (locks.failedLately(patient) >= FAILED_CALLS) {
      add(verification, RedFlag.REPEATED_FAILURES, Actor.SYSTEM);
    }
    if (knows(actors.current(), verification, patient)) {
      add(verification, RedFlag.AGENT_KNOWS_PATIENT, Actor.SYSTEM);
    }
  }

  /**
   * Somebody was found by one who calls for them. The line belongs to that one, so its age on the
   * patient's record says nothing; a provider we know asks about several patients as a matter of
   * course.
   */
  void foundByOther(Verification verification, PatientRef patient, boolean knownProvider) {
    if (!knownProvider && verification.patient().isAnotherThan(patient)) {
      add(verification, RedFlag.SEVERAL_PATIENTS, Actor.SYSTEM);
    }
    CallId call = new CallId(verification.call());
    boolean ours = calls.find(call).filter(CallView::outbound).isPresent();
    if (!ours && calls.numberOf(call).known().isEmpty()) {
      add(verification, RedFlag.CALLER_ID, Actor.SYSTEM);
    }
    asOnRecord(verification, patient);
  }

  /** Who changes an address first and asks for information then is doubtful (VP-07). */
  void wants(Verification verification, Need before, Need now) {
    boolean information =
        switch (now) {
          case APPOINTMENT, CLINICAL, BILLING, SENSITIVE, PROTECTED, RECORDS -> true;
          default -> false;
        };
    if (information && (before == Need.CONTACT_CHANGE || changed(verification))) {
      add(verification, RedFlag.CHANGE_THEN_INFORMATION, Actor.SYSTEM);
    }
  }

  private boolean changed(Verification verification) {
    return entities
            .createQuery("select count(c) from ContactChange c where c.call = :call", Long.class)
            .setParameter("call", verification.call())
            .getSingleResult()
        > 0;
  }

  void add(Verification verification, RedFlag flag, Actor by) {
    if (entities.find(CallFlag.class, CallFlag.id(verification.call(), flag)) == null) {
      entities.persist(new CallFlag(verification.call(), flag, by.userId(), clock.instant()));
      write(verification, flag.name(), by);
      weigh(verification);
    }
  }

  /** An agent takes back what an agent set. */
  void remove(Verification verification, RedFlag flag, Actor by) {
    CallFlag set = entities.find(CallFlag.class, CallFlag.id(verification.call(), flag));
    if (set != null && flag.byAgent()) {
      entities.remove(set);
      write(verification, "taken-back-" + flag.name(), by);
      weigh(verification);
    }
  }

  List<RedFlag> of(Verification verification) {
    return entities
        .createQuery("select f from CallFlag f where f.call = :call order by f.at", CallFlag.class)
        .setParameter("call", verification.call())
        .getResultStream()
        .map(CallFlag::flag)
        .toList();
  }

  void weigh(Verification verification) {
    entities.flush();
    RedFlagScore score = RedFlagScore.of(of(verification), assisted(verification));
    boolean before = verification.doubts().isLocked();
    verification.doubts().flagged(score);
    if (verification.doubts().isLocked() && !before) {
      reviews.open(
          ReviewKind.RED_FLAGS,
          null,
          verification.patient().failedAt().map(PatientRef::value).orElse(null),
          verification.call(),
          null,
          "points-" + score.points());
    }
  }

  /**
   * Help with speaking or limited English is noted by the agent, or on record for who was found. A
   * language chosen in the menu records neither: anybody may press the key (decision 0171).
   */
  private boolean assisted(Verification verification) {
    return verification.doubts().isAssisted()
        || verification
            .patient()
            .proven()
            .filter(patient -> dossiers.of(patient).wishesOtherLanguage())
            .isPresent();
  }

  private boolean knows(Actor agent, Verification now, PatientRef patient) {
    return entities
            .createQuery(
                "select count(v) from Verification v where v.proofs.patient.lastProven = :patient"
                    + " and v.part.lastAgent = :agent and v.call <> :call and v.startedAt > :since",
                Long.class)
            .setParameter("patient", patient.value())
            .setParameter("agent", agent.userId())
            .setParameter("call", now.call())
            .setParameter("since", clock.instant().minus(LATELY))
            .getSingleResult()
        > 0;
  }

  private void write(Verification verification, String reason, Actor by) {
    audit.write(
        AuditEvent.by(by)
            .action(Action.VERIFY_FLAG)
            .call(verification.call())
            .interaction(verification.id())
            .reason(reason)
            .build());
  }
}
