package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.decision.Level;
import org.veriline.decision.Relationship;
import org.veriline.patient.EventQuestion;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.privacy.Disclosures;
import org.veriline.privacy.Earned;
import org.veriline.privacy.Standings;

/**
 * One turn of the script, in one transaction: what was said is compared, the event is written, and
 * what the call has earned is put down anew. {@link Verifications} is the door; it keeps the pace.
 */
@ApplicationScoped
@Transactional
class Turns {
  private static final VerificationScript SCRIPT = VerificationScript.inPatient();

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Disclosures disclosures;
  @Inject Patients patients;
  @Inject Settings settings;
  @Inject Standings standings;

  private final SecureRandom random = new SecureRandom();

  public ScriptView view(CallId call) {
    Verification verification = mine(call);
    return Views.view(
        verification, SCRIPT.rowFor(verification.situation()), disclosures.decisions(call));
  }

  /** A turn in which nothing is compared. */
  public void turn(CallId call, String reason, Consumer<Verification> deed) {
    Verification verification = mine(call);
    Level before = SCRIPT.rowFor(verification.situation()).level();
    deed.accept(verification);
    audit.write(event(call, verification, Action.VERIFY_FACTOR).reason(reason).build());
    settle(call, verification, before);
  }

  public Answer identify(CallId call, String name, @Nullable LocalDate birthDate) {
    Verification verification = mine(call);
    Level before = SCRIPT.rowFor(verification.situation()).level();
    Optional<PatientRef> found = find(verification, name, birthDate);
    if (found.isPresent()) {
      verification.identified(found.get());
      verification.ask(nextQuestion(verification, found.get()));
    } else {
      verification.notIdentified();
    }
    written(call, verification, "name-and-birth-date", found.isPresent());
    settle(call, verification, before);
    return found.isPresent() ? Answer.MATCHED : Answer.NOT_MATCHED;
  }

  public Answer answer(CallId call, String question, String text, String language) {
    Verification verification = mine(call);
    Level before = SCRIPT.rowFor(verification.situation()).level();
    if (!question.equals(verification.question())
        && !Questions.instead(String.valueOf(verification.question()), verification.spent())
            .contains(question)) {
      throw new Refusal("question-not-asked");
    }
    PatientRef patient = verification.proven().orElseThrow(() -> new Refusal("step-not-yet"));
    boolean right =
        switch (question) {
          case Questions.NUMBER -> patients.numberFits(patient, text);
          case Questions.CLAIM -> patients.claimFits(patient, text);
          default -> patients.eventFits(patient, mustExist(question), text, language, today());
        };
    verification.answered(question, right);
    if (!right && !verification.closed()) {
      verification.ask(nextQuestion(verification, patient));
    }
    written(call, verification, question, right);
    settle(call, verification, before);
    return right ? Answer.MATCHED : Answer.NOT_MATCHED;
  }

  public void cannotAnswer(CallId call, String question) {
    turn(
        call,
        "cannot-answer",
        verification -> {
          verification.cannotAnswer(question);
          verification.proven().ifPresent(it -> verification.ask(nextQuestion(verification, it)));
        });
  }

  public void need(CallId call, Need need) {
    turn(
        call,
        "need-" + need.name(),
        verification -> {
          verification.need(need);
          if (verification.third() != Proof.PROVEN && need.needsThirdFactor()) {
            verification.proven().ifPresent(it -> verification.ask(nextQuestion(verification, it)));
          }
        });
  }

  public boolean keypad(CallId call, LocalDate birthDate, String digits) {
    if (calls.find(call).filter(CallView::live).isEmpty()) {
      return false;
    }
    Verification verification = begun(call, Actor.SYSTEM);
    if (!verification.mayTryKeypad()) {
      return false;
    }
    Optional<PatientRef> found = patients.byKeypad(birthDate, digits);
    found.ifPresentOrElse(verification::provenByKeypad, verification::keypadFailed);
    audit.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(found.isPresent() ? Action.VERIFY_FACTOR : Action.VERIFY_FAIL)
            .outcome(found.isPresent() ? Outcome.OK : Outcome.FAILED)
            .call(call.value())
            .interaction(verification.id())
            .patient(found.map(PatientRef::value).orElse(null))
            .reason("keypad")
            .build());
    return found.isPresent();
  }

  public Level level(CallId call) {
    return found(call)
        .filter(verification -> verification.agent().isPresent())
        .map(verification -> SCRIPT.rowFor(verification.situation()).level())
        .orElse(Level.V0);
  }

  public Level reached(CallId call) {
    return found(call).map(Verification::reached).orElse(Level.V0);
  }

  public Optional<PatientRef> patientOf(CallId call) {
    String user = actors.current().userId();
    return found(call).flatMap(verification -> verification.lastProvenBy(user));
  }

  public List<CallId> otherCallsOf(PatientRef patient, CallId than, int count) {
    return entities
        .createQuery(
            "select v.call from Verification v where v.lastProven = :patient and v.call <> :than"
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
  }

  private void fall(CallId call) {
    found(call)
        .filter(verification -> verification.agent().isPresent())
        .ifPresent(
            verification -> {
              verification.fall();
              standings.drop(call);
              audit.write(
                  AuditEvent.by(Actor.SYSTEM)
                      .action(Action.VERIFY_LEVEL)
                      .call(call.value())
                      .interaction(verification.id())
                      .level(Level.V0.name())
                      .reason("agent-part-over")
                      .build());
            });
  }

  private Optional<PatientRef> find(
      Verification verification, String name, @Nullable LocalDate birthDate) {
    if (birthDate == null) {
      return verification.candidate().filter(candidate -> patients.nameFits(candidate, name));
    }
    Optional<PatientRef> found = patients.match(name, birthDate);
    // What was proven by keypad and what is said now must be the same person.
    return verification.candidate().isEmpty() || verification.candidate().equals(found)
        ? found
        : Optional.empty();
  }

  private @Nullable String nextQuestion(Verification verification, PatientRef patient) {
    if (verification.third() == Proof.PROVEN) {
      return null;
    }
    Set<EventQuestion> events = patients.events(patient);
    return Questions.next(events, verification.spent(), random).orElse(null);
  }

  private void settle(CallId call, Verification verification, Level before) {
    ScriptRow row = SCRIPT.rowFor(verification.situation());
    verification.reached(row.level());
    Actor actor = actors.current();
    standings.earn(
        call,
        verification.id(),
        new Earned(
            actor.userId(),
            verification.proven().orElse(null),
            verification.forSomebodyElse() ? Relationship.UNKNOWN : Relationship.SELF,
            verification.need().purpose(verification.isEmergency()),
            row.level(),
            row.allowance(),
            verification.surroundings(),
            verification.isEmergency()));
    if (row.level() != before) {
      audit.write(
          event(call, verification, Action.VERIFY_LEVEL)
              .level(row.level().name())
              .reason(row.id())
              .build());
    }
  }

  /** Which factor, and whether it matched; after the last attempt also that the call is closed. */
  private void written(CallId call, Verification verification, String factor, boolean right) {
    audit.write(
        event(call, verification, Action.VERIFY_FACTOR)
            .outcome(right ? Outcome.OK : Outcome.FAILED)
            .reason(factor)
            .build());
    if (right || !verification.closed()) {
      return;
    }
    audit.write(event(call, verification, Action.VERIFY_FAIL).outcome(Outcome.FAILED).build());
    verification
        .proven()
        .or(verification::candidate)
        .filter(patient -> patients.failedCall(patient, call.value()))
        .ifPresent(patient -> audit.write(event(call, verification, Action.VERIFY_LOCK).build()));
  }

  /** The verification of a live call of the person who asks; it starts at the first look. */
  private Verification mine(CallId call) {
    Actor actor = actors.current();
    if (calls.find(call).filter(view -> view.withAgent(actor.userId())).isEmpty()) {
      throw new Refusal("call-not-yours");
    }
    Verification verification = begun(call, actor);
    if (!verification.belongsTo(actor.userId())) {
      verification.takenBy(actor.userId());
      standings.drop(call);
    }
    return verification;
  }

  private Verification begun(CallId call, Actor actor) {
    return found(call)
        .orElseGet(
            () -> {
              Verification begun =
                  new Verification(call.value(), Ids.next(), SCRIPT.name(), clock.instant());
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

  private Optional<Verification> found(CallId call) {
    return Optional.ofNullable(entities.find(Verification.class, call.value()));
  }

  private AuditEvent.Builder event(CallId call, Verification verification, Action action) {
    return AuditEvent.by(actors.current())
        .action(action)
        .call(call.value())
        .interaction(verification.id())
        .patient(verification.proven().map(PatientRef::value).orElse(null));
  }

  private static EventQuestion mustExist(String question) {
    return EventQuestion.of(question).orElseThrow(() -> new Refusal("question-not-asked"));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(settings.zone()));
  }
}
