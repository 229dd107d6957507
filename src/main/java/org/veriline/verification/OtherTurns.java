package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.authority.Dossier;
import org.veriline.authority.Dossiers;
import org.veriline.authority.Relation;
import org.veriline.authority.Scope;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.privacy.Disclosures;
import org.veriline.script.Need;
import org.veriline.script.Scripts;

/**
 * One turn of a call for somebody else, in one transaction, as {@link Turns} is for patients; what
 * only organisations are asked is in {@link OrganisationTurns}. {@link OtherParties} is the door;
 * it keeps the pace.
 */
@ApplicationScoped
@Transactional
class OtherTurns {
  @PersistenceContext EntityManager entities;
  @Inject AuditTrail audit;
  @Inject Bearings bearings;
  @Inject Course course;
  @Inject Disclosures disclosures;
  @Inject Dossiers dossiers;
  @Inject Flagging flagging;
  @Inject AskedLines lines;
  @Inject PatientLocks locks;
  @Inject Patients patients;
  @Inject Scripts scripts;
  @Inject Vault vault;

  public Optional<OtherView> view(CallId call) {
    Verification verification = course.mine(call);
    return verification.matter().isForSomebodyElse()
        ? bearings
            .party(verification)
            .filter(party -> party.party().kind() == verification.script().kind())
            .map(party -> view(call, verification, party))
        : Optional.empty();
  }

  private OtherView view(CallId call, Verification verification, OtherParty party) {
    return OtherViews.view(
        verification, party, course.row(verification), disclosures.decisions(call));
  }

  /** Whatever was proven for another party before counts for nothing here. */
  public void begin(CallId call, Party party) {
    Verification verification = course.mine(call);
    Level before = course.level(verification);
    bearings.party(verification).ifPresent(entities::remove);
    entities.flush();
    verification.turnTo(scripts.published(party.kind(), verification.startedAt()));
    OtherParty begun = new OtherParty(call.value(), party);
    lines.dialled(call).ifPresent(begun::dialled);
    entities.persist(begun);
    audit.write(
        course
            .event(call, verification, Action.VERIFY_FACTOR)
            .reason("about-" + party.name())
            .build());
    course.settle(call, verification, before);
  }

  /** A turn in which nothing is compared. */
  public void turn(
      CallId call, OtherStep at, String reason, BiConsumer<Verification, OtherParty> deed) {
    any(
        call,
        reason,
        (verification, party) -> {
          party.mustBe(verification, at);
          deed.accept(verification, party);
          party.lastAnswer(null);
        });
  }

  /** What is wanted may change later; it is not asked before its turn. */
  public void need(CallId call, Need need) {
    need(call, need, "need-" + need.name(), false);
  }

  /** Of family only; it counts until something else is wanted. */
  public void minorsOwn(CallId call) {
    need(call, Need.SENSITIVE, "need-minors-own", true);
  }

  private void need(CallId call, Need need, String reason, boolean minorsOwn) {
    any(
        call,
        reason,
        (verification, party) -> {
          if (!verification.matter().needIsKnown()
              || (minorsOwn && party.party() != Party.REPRESENTATIVE)) {
            party.mustBe(verification, OtherStep.NEED);
          }
          verification.matter().need(need);
          party.asksMinorsOwn(minorsOwn);
        });
  }

  /** "Somebody came in" may be said at any time; that one is alone only when it is asked. */
  public void surroundings(CallId call, Surroundings said) {
    any(
        call,
        "surroundings-" + said.name(),
        (verification, party) -> {
          if (said != Surroundings.NOT_PRIVATE
              && verification.earshot().surroundings() == Surroundings.NOT_ASKED) {
            party.mustBe(verification, OtherStep.SURROUNDINGS);
          }
          verification.earshot().said(said);
        });
  }

  private void any(CallId call, String reason, BiConsumer<Verification, OtherParty> deed) {
    Verification verification = course.mine(call);
    OtherParty party = mustBe(verification);
    Level before = course.level(verification);
    deed.accept(verification, party);
    audit.write(
        course
            .event(call, verification, Action.VERIFY_FACTOR)
            .object(party.organisation().recipient())
            .reason(reason)
            .build());
    course.settle(call, verification, before);
  }

  /** A turn in which something is compared; a wrong answer counts as one of the call's two. */
  public Answer compared(
      CallId call, OtherStep at, String factor, BiPredicate<Verification, OtherParty> comparison) {
    return comparedWhen(
        call, (verification, party) -> party.step(verification) == at, factor, comparison);
  }

  /** As {@link #compared}, where more than one step is the right one. */
  public Answer comparedWhen(
      CallId call,
      BiPredicate<Verification, OtherParty> now,
      String factor,
      BiPredicate<Verification, OtherParty> comparison) {
    Verification verification = course.mine(call);
    OtherParty party = mustBe(verification);
    if (!now.test(verification, party)) {
      throw new Refusal("step-not-yet");
    }
    Level before = course.level(verification);
    boolean right = comparison.test(verification, party);
    if (!right) {
      verification.proofs().otherFailed();
    }
    Answer answer = right ? Answer.MATCHED : Answer.NOT_MATCHED;
    party.lastAnswer(answer);
    course.written(call, verification, factor, right);
    course.settle(call, verification, before);
    return answer;
  }

  public void caller(CallId call, String name, Kinship kinship) {
    turn(
        call,
        OtherStep.CALLER,
        "caller-" + kinship.name(),
        (verification, party) -> party.caller(seal(vault, call, name), kinship));
  }

  public Answer patient(CallId call, String name, LocalDate birthDate) {
    return compared(
        call,
        OtherStep.PATIENT,
        "patient-name-and-birth-date",
        (verification, party) -> {
          Optional<PatientRef> found =
              patients.named(name, birthDate).filter(it -> !isLockedFor(verification, it));
          found.ifPresent(
              it -> flagging.foundByOther(verification, it, party.organisation().isListed()));
          found.ifPresentOrElse(verification::othersPatient, verification.patient()::notFound);
          found
              .filter(patient -> party.party() == Party.REPRESENTATIVE)
              .ifPresent(patient -> recognise(call, party, patient));
          return found.isPresent();
        });
  }

  /** As in {@link Turns}: a locked record does not match, and looks like any that does not. */
  private boolean isLockedFor(Verification verification, PatientRef patient) {
    boolean locked = locks.isLocked(patient) && !bearings.aboveLocks(verification);
    if (locked) {
      verification.patient().meant(patient);
    }
    return locked;
  }

  private void recognise(CallId call, OtherParty party, PatientRef patient) {
    Dossier dossier = dossiers.of(patient);
    Relation relation = relation(vault, call, party, dossier).orElse(null);
    if (relation == null) {
      party.known(OtherParty.NONE, null, Set.of(), false);
    } else if (relation.status() == Relation.Status.REFUSED) {
      party.refused();
    } else {
      party.known(
          word(dossier, relation),
          relation.record(),
          relation.scope(),
          relation.status() == Relation.Status.IN_FORCE && relation.hasBirthDate());
    }
  }

  /** A personal representative of a dead patient is the executor, of a child a parent. */
  private static String word(Dossier dossier, Relation relation) {
    if (relation.relationship() == Relationship.INVOLVED) {
      return relation.status() == Relation.Status.IN_FORCE ? "INVOLVED" : OtherParty.NONE;
    }
    if (relation.status() != Relation.Status.IN_FORCE) {
      return "LAPSED";
    }
    return dossier.deceased() ? "EXECUTOR" : dossier.minor() ? "PARENT" : "PERSREP";
  }

  /** What is on record about who calls themselves so, good for something or not. */
  static Optional<Relation> relation(Vault vault, CallId call, OtherParty party, Dossier dossier) {
    return party.said().flatMap(said -> dossier.relation(opened(vault, call, said)));
  }

  /** The patient came to the line and agrees; a number makes it the second level. */
  public Answer agrees(
      CallId call, String name, LocalDate birthDate, String number, Set<Scope> scopes) {
    return compared(
        call,
        OtherStep.AGREEMENT,
        "patient-on-the-line",
        (verification, party) -> {
          PatientRef patient = verification.patient().mustBeProven();
          boolean right =
              patients.match(name, birthDate).filter(patient::equals).isPresent()
                  && (number.isBlank() || patients.numberFits(patient, number));
          if (right) {
            party.agrees(number.isBlank() ? "V1" : "V2", scopes);
          }
          return right;
        });
  }

  /** The agent's part is over: nothing of what the caller said is kept. */
  void follow(@Observes CallEvent event) {
    if (event instanceof CallEvent.Requeued
        || event instanceof CallEvent.Transferred
        || event instanceof CallEvent.Released
        || event instanceof CallEvent.Ended) {
      OtherParty party = entities.find(OtherParty.class, event.call().value());
      if (party != null) {
        entities.remove(party);
      }
    }
  }

  /** The organisation that calls now, if one does. */
  Optional<OtherParty> organisation(Verification verification) {
    return now(verification).filter(party -> party.party() == Party.ORGANISATION);
  }

  private Optional<OtherParty> now(Verification verification) {
    return bearings
        .party(verification)
        .filter(party -> party.party().kind() == verification.script().kind());
  }

  OtherParty mustBe(Verification verification) {
    return now(verification).orElseThrow(() -> new Refusal("step-not-yet"));
  }

  static byte[] seal(Vault vault, CallId call, String text) {
    return vault.seal(text.getBytes(StandardCharsets.UTF_8), "other-party/" + call.value());
  }

  static String opened(Vault vault, CallId call, byte[] said) {
    return new String(vault.open(said, "other-party/" + call.value()), StandardCharsets.UTF_8);
  }
}
