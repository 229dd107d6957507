package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.authority.Dossier;
import org.veriline.authority.Dossiers;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.law.LawPacks;
import org.veriline.patient.Item;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Phi;
import org.veriline.patient.Section;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/** The register of what was shown and said, and the only way to health information. */
@ApplicationScoped
@Transactional
public class Disclosures {
  private static final String BROKEN_SEAL = "sealed-value-broken";

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Dossiers dossiers;
  @Inject Emergencies emergencies;
  @Inject LawPacks laws;
  @Inject Event<MarkedSeen> marked;
  @Inject Event<HeardInEmergency> urgent;
  @Inject Patients patients;
  @Inject Settings settings;
  @Inject SignIns signIns;
  @Inject Standings standings;

  /** What stands in the way of each section, for the person who has the call. */
  @RequiresPermissions("verify:run")
  public Map<Section, Decision> decisions(CallId call) {
    Actor actor = actors.current();
    Optional<Hearing> hearing = hearing(call, actor);
    Map<Section, Decision> decisions = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      decisions.put(
          section,
          hearing.map(it -> it.decide(section)).orElse(new Decision(Decision.Reason.LEVEL)));
    }
    return decisions;
  }

  /** Decides, writes the event in the same transaction, and only then decrypts this section. */
  @RequiresPermissions("verify:run")
  public Card read(CallId call, Section section) {
    return CardText.card(section, heard(call, section), language(call));
  }

  /** When the next appointment is, and nothing else of it: for a message the patient asked for. */
  @RequiresPermissions("verify:run")
  public Optional<Phi> nextAppointment(CallId call) {
    String now = LocalDateTime.now(clock.withZone(settings.zone())).toString();
    return heard(call, Section.APPOINTMENTS).stream()
        .filter(item -> item.label().equals("appointment"))
        .filter(item -> item.on() != null && item.on().compareTo(now) > 0)
        .min(Comparator.comparing(item -> String.valueOf(item.on())))
        .map(item -> new Phi(CardText.when(item, language(call))));
  }

  private List<Item> heard(CallId call, Section section) {
    Actor actor = actors.current();
    Hearing hearing = permitted(actor, call, section);
    Standing standing = hearing.standing();
    PatientRef patient = patientOf(standing);
    note(call, hearing, patient, actor, section, false, List.of());
    audit.write(written(actor, Action.PHI_VIEW, call, section, hearing).build());
    if (hearing.dossier().marked()) {
      marked.fire(new MarkedSeen(call, patient, actor.userId()));
    }
    if (standing.purpose() == Purpose.EMERGENCY) {
      urgent.fire(new HeardInEmergency(call, patient, actor.userId()));
    }
    // What may not be told does not exist: no gap, no count, no line that says so.
    return open(actor, call, patient, section).stream()
        .filter(item -> hearing.mayHear(section, item))
        .toList();
  }

  /** A message was left on a call of ours; what it may say was decided before (PR-13). */
  @Transactional(Transactional.TxType.MANDATORY)
  public void messageLeft(CallId call, String verification, Earned told) {
    Actor actor = actors.current();
    Standing standing = new Standing(call.value(), verification);
    standing.earn(told);
    String level = told.allowance().name();
    entities.persist(
        new Disclosure(
            Ids.next(),
            clock.instant(),
            call,
            standing,
            told.purpose(),
            patientOf(standing),
            actor.userId(),
            told.allowance() == Allowance.M2 ? Section.APPOINTMENTS : Section.IDENTITY,
            true,
            List.of("message-" + level.toLowerCase(Locale.ROOT))));
    audit.write(
        event(actor, Action.MSG_LEFT, call, Section.IDENTITY, standing).reason(level).build());
  }

  /**
   * Whose call this is, for whoever wants to look at the patient's earlier calls: when somebody
   * called and what came of it is what the clinic arranges (D2), so it opens with the appointments.
   */
  @RequiresPermissions("verify:run")
  public PatientRef mayLookBack(CallId call) {
    Actor actor = actors.current();
    Standing standing = permitted(actor, call, Section.APPOINTMENTS).standing();
    if (standing.relationship() != Relationship.SELF) {
      // That somebody called, a minor perhaps, is not what others were allowed to hear.
      throw new Refusal("section-locked", Decision.Reason.AUTHORITY);
    }
    audit.write(
        event(actor, Action.PHI_VIEW, call, Section.APPOINTMENTS, standing)
            .object("earlier-calls")
            .build());
    return patientOf(standing);
  }

  /** The agent has said these lines of a card to the caller. */
  @RequiresPermissions("verify:run")
  public void told(CallId call, Section section, List<String> labels) {
    Actor actor = actors.current();
    Hearing hearing =
        hearing(call, actor)
            .filter(it -> it.decide(section).allowed())
            .orElseThrow(() -> new Refusal("section-locked", Decision.Reason.LEVEL));
    PatientRef patient = patientOf(hearing.standing());
    List<String> known = labels.stream().filter(CardText::isLabel).distinct().toList();
    note(call, hearing, patient, actor, section, true, known);
    audit.write(written(actor, Action.DISCLOSE_TO, call, section, hearing).fields(known).build());
  }

  /** True opens nothing by itself. */
  @RequiresPermissions("verify:run")
  public void mySideIsPrivate(boolean nobodyOverhears) {
    Actor actor = actors.current();
    Workplace workplace = entities.find(Workplace.class, actor.userId());
    if (workplace == null) {
      workplace = new Workplace(actor.userId());
      workplace.state(actor.session(), nobodyOverhears, clock.instant());
      entities.persist(workplace);
    } else {
      workplace.state(actor.session(), nobodyOverhears, clock.instant());
    }
    audit.write(
        AuditEvent.by(actor)
            .action(Action.VERIFY_FACTOR)
            .reason(nobodyOverhears ? "agent-side-private" : "agent-side-not-private")
            .build());
  }

  /** Why a marked patient is opened on this call; opening asks for it (SC-08). */
  @RequiresPermissions("verify:run")
  public void justify(CallId call, Justification why) {
    Actor actor = actors.current();
    Standing standing =
        standing(call, actor)
            .filter(it -> it.patient().isPresent())
            .orElseThrow(() -> new Refusal("section-locked", Decision.Reason.LEVEL));
    if (!why.fits(standing.relationship() == Relationship.SELF)) {
      throw new Refusal("reason-does-not-fit");
    }
    standing.justify(why);
    audit.write(
        AuditEvent.by(actor)
            .action(Action.PHI_UNMASK)
            .call(call.value())
            .patient(patientOf(standing).value())
            .interaction(standing.verification())
            .reason(why.name())
            .build());
  }

  @RequiresPermissions("verify:run")
  public boolean isMySidePrivate() {
    return agentSidePrivate(actors.current());
  }

  /** What the call has earned, if that opens the section; a refusal is written down. */
  private Hearing permitted(Actor actor, CallId call, Section section) {
    signIns.mustNotBeCovered(actor);
    Optional<Hearing> hearing = hearing(call, actor);
    Decision decision =
        hearing.map(it -> it.decide(section)).orElse(new Decision(Decision.Reason.LEVEL));
    if (hearing.isEmpty() || hearing.get().standing().patient().isEmpty() || !decision.allowed()) {
      audit.writeAlone(
          event(
                  actor,
                  Action.DISCLOSE_REFUSED,
                  call,
                  section,
                  hearing.map(Hearing::standing).orElse(null))
              .outcome(Outcome.REFUSED)
              .reason(decision.reason().name())
              .build());
      throw new Refusal("section-locked", decision.reason());
    }
    return hearing.get();
  }

  private static PatientRef patientOf(Standing standing) {
    return standing
        .patient()
        .orElseThrow(() -> new Refusal("section-locked", Decision.Reason.LEVEL));
  }

  /** The records are read once for an answer, and again for the next. */
  private Optional<Hearing> hearing(CallId call, Actor actor) {
    return standing(call, actor)
        .map(
            standing ->
                new Hearing(
                    standing,
                    actor.roles(),
                    agentSidePrivate(actor),
                    standing
                        .patient()
                        .map(dossiers::of)
                        .orElseGet(() -> Dossier.empty(clock.instant().atZone(settings.zone()))),
                    laws.current(),
                    standing
                        .patient()
                        .filter(patient -> emergencies.isOpen(actor, patient))
                        .isPresent()));
  }

  /**
   * What only break-glass opened says so, and counts as its use. What was told to an organisation
   * of the directory says to which (PR-16).
   */
  private AuditEvent.Builder written(
      Actor actor, Action action, CallId call, Section section, Hearing hearing) {
    AuditEvent.Builder event = event(actor, action, call, section, hearing.standing());
    if (hearing.onlyByBreakGlass(section)) {
      emergencies.used(actor, section);
      return event.purpose(Purpose.EMERGENCY.name()).reason("break-glass");
    }
    String why = hearing.why();
    String to = action == Action.DISCLOSE_TO ? hearing.standing().recipient() : null;
    return event.reason(why == null ? to : to == null ? why : why + "," + to);
  }

  /** Only in a live call of this person. */
  private Optional<Standing> standing(CallId call, Actor actor) {
    return calls
        .find(call)
        .filter(view -> view.withAgent(actor.userId()))
        .flatMap(view -> standings.of(call))
        .filter(standing -> standing.belongsTo(actor.userId()));
  }

  private boolean agentSidePrivate(Actor actor) {
    Workplace workplace = entities.find(Workplace.class, actor.userId());
    return workplace != null && workplace.isPrivate(actor.session());
  }

  private List<Item> open(Actor actor, CallId call, PatientRef patient, Section section) {
    try {
      return patients.open(patient, section);
    } catch (Refusal refusal) {
      if (refusal.id().equals(BROKEN_SEAL)) {
        audit.writeAlone(
            AuditEvent.by(actor)
                .action(Action.OPS_INTEGRITY_FAIL)
                .outcome(Outcome.FAILED)
                .call(call.value())
                .patient(patient.value())
                .dataClass(section.dataClass().name())
                .reason(BROKEN_SEAL)
                .build());
      }
      throw refusal;
    }
  }

  private String language(CallId call) {
    return calls.find(call).map(CallView::language).orElse("en");
  }

  private void note(
      CallId call,
      Hearing hearing,
      PatientRef patient,
      Actor actor,
      Section section,
      boolean told,
      List<String> labels) {
    entities.persist(
        new Disclosure(
            Ids.next(),
            clock.instant(),
            call,
            hearing.standing(),
            hearing.purpose(section),
            patient,
            actor.userId(),
            section,
            told,
            labels));
  }

  private static AuditEvent.Builder event(
      Actor actor, Action action, CallId call, Section section, @Nullable Standing standing) {
    AuditEvent.Builder event =
        AuditEvent.by(actor)
            .action(action)
            .call(call.value())
            .dataClass(section.dataClass().name())
            .object("section/" + section.name());
    return standing == null
        ? event
        : event
            .interaction(standing.verification())
            .patient(standing.patient().map(PatientRef::value).orElse(null))
            .relationship(standing.relationship().name())
            .purpose(standing.purpose().name())
            .level(standing.level().name());
  }
}
