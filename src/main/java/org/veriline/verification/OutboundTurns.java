package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.authority.Dossier;
import org.veriline.authority.Dossiers;
import org.veriline.authority.Relation;
import org.veriline.authority.Scope;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.decision.Level;
import org.veriline.decision.Relationship;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Refusal;
import org.veriline.script.Need;

/**
 * One turn of a call that was dialled for a task, in one transaction, as {@link Turns} is for
 * patients who call. {@link ResultCalls} is the door; it keeps the pace.
 */
@ApplicationScoped
@Transactional
class OutboundTurns {
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Bearings bearings;
  @Inject ClosedNumbers closed;
  @Inject Course course;
  @Inject Dossiers dossiers;
  @Inject Patients patients;

  public Optional<OutboundView> view(CallId call) {
    Verification verification = course.mine(call);
    return bearings
        .outbound(call.value())
        .map(
            outbound ->
                new OutboundView(
                    outbound.answered(),
                    outbound.aged(),
                    outbound.answered() == AnsweredBy.INVOLVED
                        ? outbound.relationship() == Relationship.INVOLVED
                        : null,
                    outbound.mayLeaveMessage(),
                    outbound.messageLeft(),
                    course.level(verification).atLeast(Level.V2)));
  }

  /** Somebody else than before may be on the line, so everything proven is gone (1.3). */
  public void answered(CallId call, AnsweredBy by) {
    turn(
        call,
        "answered-" + by.name(),
        (verification, outbound) -> {
          outbound.answered(by, dossiers.of(outbound.patient()).keptFromParents());
          verification.answered(by == AnsweredBy.PATIENT, brings(outbound));
          if (by == AnsweredBy.WRONG_NUMBER) {
            closed.close(outbound);
          }
        });
  }

  /** What the call is for decides what is to be asked: nothing to tell needs no privacy. */
  private static Need brings(OutboundCall outbound) {
    return switch (outbound.result()) {
      case NONE -> Need.GENERAL;
      case NORMAL -> Need.CLINICAL;
      case ABNORMAL, SENSITIVE, CRITICAL -> Need.SENSITIVE;
    };
  }

  /**
   * Somebody who says that the patient agreed to let them hear results: who they are, and whom it
   * is about, is one question with one answer (12.2 R7).
   */
  public Answer involved(
      CallId call, String name, LocalDate birthDate, String patient, LocalDate patientsBirthDate) {
    Verification verification = course.mine(call);
    OutboundCall outbound = mustBe(verification);
    if (outbound.answered() != AnsweredBy.INVOLVED
        || outbound.relationship() == Relationship.INVOLVED
        || verification.over()) {
      throw new Refusal("step-not-yet");
    }
    Level before = course.level(verification);
    Dossier dossier = dossiers.of(outbound.patient());
    Optional<Relation> known =
        dossier
            .relation(name)
            .filter(it -> it.status() == Relation.Status.IN_FORCE)
            .filter(it -> it.relationship() == Relationship.INVOLVED)
            .filter(it -> it.birthDateFits(birthDate))
            .filter(it -> it.scope().contains(Scope.CLINICAL))
            .filter(it -> isAbout(outbound.patient(), patient, patientsBirthDate));
    outbound.involved(known.map(Relation::record).orElse(null));
    if (known.isPresent()) {
      verification.calledInvolved(outbound.patient(), Need.CLINICAL);
    } else {
      verification.proofs().otherFailed();
    }
    course.written(call, verification, "involved", known.isPresent());
    course.settle(call, verification, before);
    return known.isPresent() ? Answer.MATCHED : Answer.NOT_MATCHED;
  }

  private boolean isAbout(PatientRef ours, String name, LocalDate birthDate) {
    return patients.named(name, birthDate).filter(ours::equals).isPresent();
  }

  /** The patient we called wants something: the patients' own script goes on from here. */
  public void asksThemselves(CallId call) {
    turn(
        call,
        "patient-asks",
        (verification, outbound) -> {
          if (outbound.answered() != AnsweredBy.PATIENT
              || !verification.patient().isProven()
              || verification.step() == Step.THIRD_FACTOR) {
            throw new Refusal("step-not-yet");
          }
          verification.goOnAsPatients();
        });
  }

  /** Which task this call is for, from the second level on; asking for it is written (VP-16). */
  public String task(CallId call) {
    Verification verification = course.mine(call);
    OutboundCall outbound =
        bearings.outbound(call.value()).orElseThrow(() -> new Refusal("no-call"));
    boolean known =
        course.level(verification).atLeast(Level.V2)
            && verification.patient().proven().filter(outbound.patient()::equals).isPresent();
    if (!known) {
      audit.writeAlone(
          course
              .event(call, verification, Action.DISCLOSE_REFUSED)
              .outcome(Outcome.REFUSED)
              .object("request/" + outbound.task())
              .reason("reason-before-level")
              .build());
      throw new Refusal("outbound-reason-not-yet");
    }
    audit.write(
        course
            .event(call, verification, Action.PHI_UNMASK)
            .object("request/" + outbound.task())
            .build());
    return outbound.task();
  }

  private void turn(CallId call, String reason, BiConsumer<Verification, OutboundCall> deed) {
    Verification verification = course.mine(call);
    OutboundCall outbound = mustBe(verification);
    Level before = course.level(verification);
    deed.accept(verification, outbound);
    audit.write(course.event(call, verification, Action.VERIFY_FACTOR).reason(reason).build());
    course.settle(call, verification, before);
  }

  /** The agent's part is over: whoever takes the call next asks anew who is there. */
  void follow(@Observes CallEvent event) {
    if (event instanceof CallEvent.Answered) {
      bearings.outbound(event.call().value()).ifPresent(OutboundCall::connected);
    }
    if (event instanceof CallEvent.Ended ended && ended.cause() == EndCause.NOT_DIALLED) {
      bearings.outbound(event.call().value()).ifPresent(OutboundCall::notDialled);
    }
    if (event instanceof CallEvent.Requeued
        || event instanceof CallEvent.Transferred
        || event instanceof CallEvent.Released
        || event instanceof CallEvent.Ended) {
      bearings
          .outbound(event.call().value())
          .ifPresent(outbound -> outbound.over(wasVerified(event.call())));
    }
  }

  /** Once in this call; whoever came to the telephone afterwards does not undo it. */
  private boolean wasVerified(CallId call) {
    return course
        .found(call)
        .filter(verification -> verification.part().reached().atLeast(Level.V2))
        .isPresent();
  }

  private OutboundCall mustBe(Verification verification) {
    return Optional.of(verification)
        .filter(it -> it.script().isResultCall())
        .flatMap(it -> bearings.outbound(it.call()))
        .orElseThrow(() -> new Refusal("step-not-yet"));
  }
}
