package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.patient.EventQuestion;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.privacy.Disclosures;
import org.veriline.script.Need;
import org.veriline.secret.SecretKind;
import org.veriline.secret.StandingSecrets;

/**
 * One turn of the script, in one transaction: what was said is compared, the event is written, and
 * what the call has earned is put down anew. {@link Verifications} is the door; it keeps the pace.
 */
@ApplicationScoped
@Transactional
class Turns {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject ColleagueTurns colleagues;
  @Inject Course course;
  @Inject Disclosures disclosures;
  @Inject Failures failures;
  @Inject Flagging flagging;
  @Inject PatientLocks locks;
  @Inject Patients patients;
  @Inject Selection selection;
  @Inject Settings settings;
  @Inject StandingSecrets secrets;

  public ScriptView view(CallId call) {
    Verification verification = course.mine(call);
    return Views.view(verification, course.row(verification), disclosures.decisions(call));
  }

  /** A turn in which nothing is compared. */
  public void turn(CallId call, String reason, Consumer<Verification> deed) {
    Verification verification = course.mine(call);
    Level before = course.level(verification);
    deed.accept(verification);
    audit.write(course.event(call, verification, Action.VERIFY_FACTOR).reason(reason).build());
    course.settle(call, verification, before);
  }

  public Answer identify(CallId call, String name, @Nullable LocalDate birthDate) {
    Verification verification = course.mine(call);
    Level before = course.level(verification);
    Optional<PatientRef> found = find(verification, name, birthDate);
    if (found.isPresent()) {
      flagging.identified(verification, found.get());
      verification.identified(found.get());
      // What is on record about how this person speaks counts from now on.
      flagging.weigh(verification);
      selection.ask(verification);
    } else {
      verification.notIdentified();
    }
    course.written(call, verification, "name-and-birth-date", found.isPresent());
    course.settle(call, verification, before);
    return found.isPresent() ? Answer.MATCHED : Answer.NOT_MATCHED;
  }

  public Answer answer(CallId call, String question, String text, String language) {
    Verification verification = course.mine(call);
    Level before = course.level(verification);
    ThirdFactor third = verification.proofs().third();
    if (!question.equals(third.question())
        && !Questions.instead(String.valueOf(third.question()), third.spent()).contains(question)) {
      throw new Refusal("question-not-asked");
    }
    PatientRef patient =
        verification.patient().proven().orElseThrow(() -> new Refusal("step-not-yet"));
    boolean right =
        switch (question) {
          case Questions.NUMBER -> patients.numberFits(patient, text);
          case Questions.CLAIM -> patients.claimFits(patient, text);
          case Questions.PASS_PHRASE -> secrets.fits(patient.value(), SecretKind.PASS_PHRASE, text);
          default -> patients.eventFits(patient, mustExist(question), text, language, today());
        };
    verification.answered(question, right);
    selection.ask(verification);
    course.written(call, verification, question, right);
    course.settle(call, verification, before);
    return right ? Answer.MATCHED : Answer.NOT_MATCHED;
  }

  public void cannotAnswer(CallId call, String question) {
    turn(
        call,
        "cannot-answer",
        verification -> {
          verification.cannotAnswer(question);
          selection.ask(verification);
        });
  }

  public void need(CallId call, Need need) {
    turn(
        call,
        "need-" + need.name(),
        verification -> {
          Need wanted = verification.matter().need();
          verification.need(need);
          flagging.wants(verification, wanted, need);
          if (!verification.proofs().third().isProven() && need.needsThirdFactor()) {
            selection.ask(verification);
          }
        });
  }

  public Level level(CallId call) {
    return course
        .found(call)
        .filter(verification -> verification.part().agent().isPresent())
        .map(course::level)
        .orElse(Level.V0);
  }

  public Level reached(CallId call) {
    return course.found(call).map(found -> found.part().reached()).orElse(Level.V0);
  }

  public Optional<PatientRef> patientOf(CallId call) {
    String user = actors.current().userId();
    return course.found(call).flatMap(verification -> verification.lastProvenBy(user));
  }

  public List<CallId> otherCallsOf(PatientRef patient, CallId than, int count) {
    return entities
        .createQuery(
            "select v.call from Verification v"
                + " where v.proofs.patient.lastProven = :patient and v.call <> :than"
                + " order by v.startedAt desc",
            String.class)
        .setParameter("patient", patient.value())
        .setParameter("than", than.value())
        .setMaxResults(count)
        .getResultStream()
        .map(CallId::new)
        .toList();
  }

  /** The level lives as long as the agent's part of the call, and AgentLost does not end that. */
  void follow(@Observes CallEvent event) {
    if (event instanceof CallEvent.Requeued
        || event instanceof CallEvent.Transferred
        || event instanceof CallEvent.Released
        || event instanceof CallEvent.Ended) {
      fall(event.call());
    }
    if (event instanceof CallEvent.HandedOver handed) {
      colleagues.handedOver(handed);
    } else if (event instanceof CallEvent.Joined joined) {
      colleagues.joined(joined);
    } else if (event instanceof CallEvent.Left || event instanceof CallEvent.AgentLost) {
      colleagues.left(event.call());
    }
    if (event instanceof CallEvent.Ended) {
      // Who hangs up after one wrong answer has tried, too.
      course.found(event.call()).ifPresent(failures::count);
    }
  }

  private void fall(CallId call) {
    course
        .found(call)
        .filter(verification -> verification.part().agent().isPresent())
        .ifPresent(verification -> colleagues.fall(call, verification, "agent-part-over"));
  }

  private Optional<PatientRef> find(
      Verification verification, String name, @Nullable LocalDate birthDate) {
    Optional<PatientRef> found =
        birthDate == null
            ? verification
                .patient()
                .candidate()
                .filter(candidate -> patients.nameFits(candidate, name))
            : patients.named(name, birthDate);
    // What was proven by keypad and what is said now must be the same person.
    return found
        .filter(it -> verification.patient().candidate().map(it::equals).orElse(true))
        .filter(it -> !isLockedFor(verification, it));
  }

  /** A locked record does not match, and looks like any other that does not; but see VP-09. */
  private boolean isLockedFor(Verification verification, PatientRef patient) {
    boolean locked = locks.isLocked(patient) && !verification.standsAboveLocks();
    if (locked) {
      verification.patient().meant(patient);
    }
    return locked;
  }

  private static EventQuestion mustExist(String question) {
    return EventQuestion.of(question).orElseThrow(() -> new Refusal("question-not-asked"));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(settings.zone()));
  }
}
