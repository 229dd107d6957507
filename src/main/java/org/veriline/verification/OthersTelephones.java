package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.authority.OwnNumber;
import org.veriline.authority.Relation;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.Organisations;
import org.veriline.patient.Destination;
import org.veriline.patient.Normal;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Phi;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * What an agent may ask of the telephone to prove who calls for somebody else, as {@link
 * Possessions} is for patients: an organisation is called back on the main number of the directory
 * (VP-20), somebody who acts for the patient on a number of their own record, or a code is spoken
 * there (VP-12). A number the caller names is never dialled.
 */
@ApplicationScoped
@Transactional
public class OthersTelephones {
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Course course;
  @Inject Organisations directory;
  @Inject AskedLines lines;
  @Inject OwnFactors own;
  @Inject Event<Parting> partings;
  @Inject OtherTurns turns;
  @Inject Vault vault;
  @PersistenceContext EntityManager entities;

  /** A number that can be dialled, and how a call there is put down as one to its owner. */
  private record Line(Destination shown, String number, UnaryOperator<Possession> whose) {}

  /** The numbers that would prove something, by their last two digits. */
  @RequiresPermissions("verify:run")
  public List<Destination> numbers(CallId call) {
    Verification verification = course.mine(call);
    OtherParty party = turns.mustBe(verification);
    if (party.party() == Party.REPRESENTATIVE) {
      audit.write(
          AuditEvent.by(actors.current())
              .action(Action.PHI_VIEW)
              .call(call.value())
              .patient(verification.patient().mustBeProven().value())
              .fields(List.of("representative.last-two-digits"))
              .build());
    }
    return proving(call, verification, party).stream().map(Line::shown).toList();
  }

  /** As {@link Possessions#callBack}: whoever presses a key there is connected with this person. */
  @RequiresPermissions("verify:run")
  public void callBack(CallId call, String number) {
    Verification verification = course.mine(call);
    Line chosen = chosen(call, verification, turns.mustBe(verification), number);
    lines.mustBeAbleToTake(call);
    dial(PossessionKind.CALL_BACK, call, chosen);
  }

  /** As {@link Possessions#code}, into a number of the person's own record. */
  @RequiresPermissions("verify:run")
  public void code(CallId call, String number) {
    CallView view = lines.mustTalk(call);
    Verification verification = course.mine(call);
    OtherParty party = turns.mustBe(verification);
    if (party.party() != Party.REPRESENTATIVE || verification.proofs().attempts().closed()) {
      throw new Refusal("step-not-yet");
    }
    dial(PossessionKind.CODE, call, chosen(call, verification, party, number));
    partings.fire(new Parting(call, String.valueOf(view.seat())));
  }

  /**
   * The emergency department that hears something in this call, unless its main number was called
   * (12.3 R4): organisation, person and number, one line each, as the caller said them.
   */
  public Optional<Phi> urgentCaller(CallId call) {
    Verification verification = course.mine(call);
    return turns
        .organisation(verification)
        .filter(party -> party.organisation().isUrgentlyHeard(verification))
        .map(party -> new Phi(OtherTurns.opened(vault, call, party.said().orElseThrow())));
  }

  /** The main numbers to call for a task an emergency department left. */
  @RequiresPermissions("verify:run")
  public List<Destination> numbersOfDepartment(String name) {
    return mainLines(OrganisationKind.EMERGENCY_CARE, name).stream().map(Line::shown).toList();
  }

  /** As {@link #callBack}, for such a task, whose call may be over. */
  @RequiresPermissions("verify:run")
  public void callDepartmentBack(CallId first, String name, String number) {
    Line chosen =
        mainLines(OrganisationKind.EMERGENCY_CARE, name).stream()
            .filter(line -> line.shown().id().equals(number))
            .findFirst()
            .orElseThrow(() -> new Refusal("destination-not-allowed"));
    lines.mustBeAbleToTake(first);
    dial(PossessionKind.CALL_BACK, first, chosen);
  }

  /** Whether this person spoke at a main number that was called back for this call. */
  @RequiresPermissions("verify:run")
  public boolean spokeAtMainNumber(CallId first) {
    return !entities
        .createQuery(
            "select p.id from Possession p where p.call = :call and p.agent = :me"
                + " and p.organisation is not null and p.state = :proven",
            String.class)
        .setParameter("call", first.value())
        .setParameter("me", actors.current().userId())
        .setParameter("proven", PossessionState.PROVEN)
        .getResultList()
        .isEmpty();
  }

  private void dial(PossessionKind kind, CallId call, Line to) {
    lines.dial(to.whose().apply(lines.begin(kind, call)), new CallerNumber(to.number()));
  }

  private Line chosen(CallId call, Verification verification, OtherParty party, String number) {
    return proving(call, verification, party).stream()
        .filter(line -> line.shown().id().equals(number))
        .findFirst()
        .orElseThrow(() -> new Refusal("destination-not-allowed"));
  }

  private List<Line> proving(CallId call, Verification verification, OtherParty party) {
    List<Line> all =
        party.party() == Party.ORGANISATION
            ? ofOrganisation(call, party)
            : ofPerson(call, verification, party);
    return all.stream().filter(line -> line.shown().aged()).toList();
  }

  private List<Line> ofOrganisation(CallId call, OtherParty party) {
    OrganisationKind kind = party.organisation().kind();
    if (kind == null || !party.organisation().mayBeCalledBack()) {
      throw new Refusal("step-not-yet");
    }
    String words = party.said().map(said -> OtherTurns.opened(vault, call, said)).orElse("");
    return mainLines(kind, words.split("\n", 2)[0]);
  }

  private List<Line> mainLines(OrganisationKind kind, String name) {
    return directory.mainLines(kind, name).stream()
        .filter(main -> main.shown().aged())
        .map(main -> new Line(main.shown(), main.number(), it -> it.toOrganisation(main.shown())))
        .toList();
  }

  /** Not the line in use: it would prove itself. */
  private List<Line> ofPerson(CallId call, Verification verification, OtherParty party) {
    PatientRef patient = verification.patient().mustBeProven();
    Relation relation = own.inForce(call, verification, party).orElse(null);
    if (relation == null) {
      return List.of();
    }
    String inUse = Normal.phone(calls.numberOf(call).digits()).orElse("");
    List<Line> all = new ArrayList<>();
    for (OwnNumber theirs : relation.numbers()) {
      if (!theirs.number().equals(inUse)) {
        Destination shown =
            Destination.of(
                String.valueOf(all.size()), theirs.number(), theirs.since(), clock.instant());
        all.add(
            new Line(shown, theirs.number(), it -> it.toPerson(patient, relation.record(), shown)));
      }
    }
    return all;
  }
}
