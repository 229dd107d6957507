package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.decision.Fact;
import org.veriline.decision.Level;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.privacy.Disclosures;
import org.veriline.privacy.Earned;
import org.veriline.privacy.Standings;
import org.veriline.script.DecisionRow;
import org.veriline.script.ScriptDecisions;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.Scripts;
import org.veriline.script.VerificationScript;

/**
 * The course a call's script takes, whatever was asked in this turn: who may take the turn, which
 * row of which version fits now, and what follows from it. Turns of every kind stand on it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Course {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Bearings bearings;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Failures failures;
  @Inject PatientLocks locks;
  @Inject ScriptDecisions decisions;
  @Inject Disclosures disclosures;
  @Inject Scripts scripts;
  @Inject Standings standings;

  /** The verification of a live call of the person who asks; it starts at the first look. */
  Verification mine(CallId call) {
    Actor actor = actors.current();
    if (calls.find(call).filter(view -> view.withAgent(actor.userId())).isEmpty()) {
      throw new Refusal("call-not-yours");
    }
    Verification verification = begun(call, actor);
    if (!verification.part().isOf(actor.userId())) {
      verification.takenBy(actor.userId());
      standings.drop(call);
    }
    return verification;
  }

  Verification begun(CallId call, Actor actor) {
    // Who is dialled for a task is called by the script for that, whoever asks first.
    ScriptKind kind =
        bearings.outbound(call.value()).isPresent() ? ScriptKind.OUT_RESULT : ScriptKind.IN_PATIENT;
    return found(call)
        .orElseGet(
            () -> {
              Verification begun =
                  new Verification(
                      call.value(),
                      Ids.next(),
                      scripts.published(kind, clock.instant()),
                      clock.instant());
              entities.persist(begun);
              audit.write(
                  AuditEvent.by(actor)
                      .action(Action.VERIFY_START)
                      .call(call.value())
                      .interaction(begun.id())
                      .build());
              return begun;
            });
  }

  Optional<Verification> found(CallId call) {
    return Optional.ofNullable(entities.find(Verification.class, call.value()));
  }

  /** The row that fits now, in the version this call began with. */
  ScriptRow row(Verification verification) {
    return heardByAll(
        verification, script(verification).rowFor(bearings.of(verification).situation()));
  }

  /** Until the patient has agreed, what may be said is what the third has earned: nothing. */
  private static ScriptRow heardByAll(Verification verification, ScriptRow row) {
    return verification.earshot().thirdNotAgreed() && !verification.matter().isEmergency()
        ? row.atNoLevel()
        : row;
  }

  Level level(Verification verification) {
    return row(verification).level();
  }

  private VerificationScript script(Verification verification) {
    Optional<VerificationScript> kept = verification.script().version().map(scripts::version);
    if (kept.isPresent()) {
      return kept.get();
    }
    VerificationScript found =
        scripts.published(verification.script().kind(), verification.startedAt());
    verification.script().goesBy(found);
    return found;
  }

  /** After every turn: what is earned is put down anew, and what was decided is written. */
  void settle(CallId call, Verification verification, Level before) {
    if (!bearings.aboveLocks(verification)
        && verification.patient().proven().filter(locks::isLocked).isPresent()) {
      verification.lockedRecord();
    }
    VerificationScript script = script(verification);
    Bearing bearing = bearings.of(verification);
    ScriptRow row = script.rowFor(bearing.situation());
    ScriptRow heard = heardByAll(verification, row);
    verification.part().reached(row.level());
    verification.part().levelIs(heard.level(), before, clock.instant());
    standings.earn(
        call,
        verification.id(),
        new Earned(
            verification.part().agent().orElseThrow(() -> new Refusal("call-not-yours")),
            verification.patient().proven().orElse(null),
            bearing.relationship(),
            bearing.purpose(),
            heard.level(),
            heard.allowance(),
            verification.earshot().surroundings(),
            verification.matter().isEmergency(),
            bearing.record(),
            bearing.agreed(),
            bearing.facts(),
            bearing.recipient()));
    decisions.record(
        new DecisionRow(
            call,
            verification.id(),
            clock.instant(),
            script.id(),
            bearing.situation(),
            row.id(),
            row.level(),
            row.allowance(),
            bearing.purpose(),
            bearing.relationship(),
            facts(verification, bearing)));
    if (heard.level() != before) {
      audit.write(
          event(call, verification, Action.VERIFY_LEVEL)
              .level(heard.level().name())
              .reason(row.id())
              .build());
    }
  }

  /** What is established at this moment, for whoever asks later why something was open. */
  private Set<Fact> facts(Verification verification, Bearing bearing) {
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    facts.addAll(bearing.facts());
    // The telephone takes turns too, and nobody sits there to be overheard or not.
    boolean agents = actors.present().filter(actor -> actor.may("verify:run")).isPresent();
    if (agents && disclosures.isMySidePrivate()) {
      facts.add(Fact.AGENT_SIDE_PRIVATE);
    }
    if (verification.matter().isEmergency()) {
      facts.add(Fact.EMERGENCY_ACTIVE);
      facts.add(Fact.TREATMENT_NEED_STATED);
    }
    return facts;
  }

  /** Which factor, and whether it matched; after the last attempt also that the call is closed. */
  void written(CallId call, Verification verification, String factor, boolean right) {
    audit.write(
        event(call, verification, Action.VERIFY_FACTOR)
            .outcome(right ? Outcome.OK : Outcome.FAILED)
            .reason(factor)
            .build());
    if (!right && verification.proofs().attempts().closed()) {
      failures.count(verification);
    }
  }

  AuditEvent.Builder event(CallId call, Verification verification, Action action) {
    return AuditEvent.by(actors.present().orElse(Actor.SYSTEM))
        .action(action)
        .call(call.value())
        .interaction(verification.id())
        .patient(verification.patient().proven().map(PatientRef::value).orElse(null));
  }
}
