package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.access.SignedOff;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.authority.Asked;
import org.veriline.call.Calls;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision;
import org.veriline.decision.DisclosureDecision;
import org.veriline.decision.Field;
import org.veriline.decision.Interaction;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;

/** Emergency accesses, each deed in one transaction; {@link BreakGlasses} is the door. */
@ApplicationScoped
@Transactional
class Emergencies {
  /** With more than so many nobody has judged, the next has to wait; nurses never wait. */
  private static final int UNREVIEWED = 2;

  @PersistenceContext EntityManager entities;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Patients patients;
  @Inject Reviews reviews;
  @Inject Vault vault;

  public void mustBeReviewedFirst(Actor actor) {
    if (!actor.roles().contains(Role.NURSE)
        && reviews.unreviewed(ReviewKind.BREAK_GLASS, actor.userId()) > UNREVIEWED) {
      refused(actor, "unreviewed");
      throw new Refusal("break-glass-unreviewed");
    }
  }

  public BreakGlassView open(Actor actor, String name, LocalDate born, String reason) {
    Optional<PatientRef> patient = patients.named(name, born);
    if (patient.isEmpty()) {
      refused(actor, "not-one-patient");
      throw new Refusal("break-glass-not-opened");
    }
    close(actor);
    return opened(actor, patient.get(), null, reason);
  }

  public BreakGlassView extend(Actor actor, String reason) {
    BreakGlass open = mustBeOpen(actor);
    open.close(clock.instant());
    return opened(actor, open.patient(), open.root(), reason);
  }

  private BreakGlassView opened(
      Actor actor, PatientRef patient, @Nullable String root, String reason) {
    String id = Ids.next();
    String first = root == null ? id : root;
    String call =
        calls.live().stream()
            .filter(view -> view.withAgent(actor.userId()))
            .findFirst()
            .map(view -> view.id().value())
            .orElse(null);
    byte[] sealed = vault.seal(reason.getBytes(StandardCharsets.UTF_8), BreakGlass.associated(id));
    BreakGlass opened =
        new BreakGlass(
            id, first, actor.userId(), actor.session(), patient, call, sealed, clock.instant());
    entities.persist(opened);
    entities.flush();
    audit.write(
        event(actor, Action.BTG_OPEN, opened).reason(root == null ? "opened" : "extended").build());
    reviews.open(
        ReviewKind.BREAK_GLASS,
        actor.userId(),
        patient.value(),
        // An extension during another call is still the same deed.
        root == null ? call : mustFind(root).call().orElse(null),
        "break-glass/" + first,
        root == null ? "opened" : "extended");
    return view(actor, opened);
  }

  public void close(Actor actor) {
    mineNow(actor).ifPresent(open -> close(actor, open, "closed"));
  }

  private void close(Actor by, BreakGlass open, String why) {
    if (open.close(clock.instant())) {
      audit.write(event(by, Action.BTG_CLOSE, open).reason(why).build());
    }
  }

  /** Half an hour is over: opens nothing any more since then, and now that is also written. */
  public void closeExpired() {
    entities
        .createQuery(
            "select b from BreakGlass b where b.closedAt is null and b.untilAt <= :now",
            BreakGlass.class)
        .setParameter("now", clock.instant())
        .getResultList()
        .forEach(open -> close(Actor.SYSTEM, open, "expired"));
  }

  void signedOff(@Observes SignedOff ending) {
    mineNow(ending.actor()).ifPresent(open -> close(ending.actor(), open, "signed-off"));
  }

  public Optional<BreakGlassView> mine(Actor actor) {
    return mineNow(actor).map(open -> view(actor, open));
  }

  public Optional<PatientRef> patient(Actor actor) {
    return mineNow(actor).map(BreakGlass::patient);
  }

  /** Whether this person has this patient's record open by break-glass now. */
  boolean isOpen(Actor actor, PatientRef patient) {
    return mineNow(actor).filter(open -> open.patient().equals(patient)).isPresent();
  }

  /** Uses the access for a section; written before anything is shown. */
  void used(Actor actor, Section section) {
    audit.write(
        event(actor, Action.BTG_USE, mustBeOpen(actor))
            .dataClass(section.dataClass().name())
            .reason(section.name())
            .build());
  }

  public Card read(Actor actor, Section section, String language) {
    BreakGlass open = mustBeOpen(actor);
    if (!opens(actor, section)) {
      audit.writeAlone(
          event(actor, Action.DISCLOSE_REFUSED, open)
              .outcome(Outcome.REFUSED)
              .dataClass(section.dataClass().name())
              .reason(section.name())
              .build());
      throw new Refusal("section-locked", Decision.Reason.ROLE);
    }
    used(actor, section);
    audit.write(
        event(actor, Action.PHI_VIEW, open)
            .purpose(Purpose.EMERGENCY.name())
            .relationship(Relationship.UNKNOWN.name())
            .level(Level.V0.name())
            .dataClass(section.dataClass().name())
            .object("section/" + section.name())
            .reason("break-glass")
            .build());
    return CardText.card(
        section,
        patients.open(open.patient(), section).stream()
            .filter(item -> allows(actor, Asked.one(item).field()))
            .toList(),
        language);
  }

  public List<BreakGlassRow> openNow() {
    return entities
        .createQuery(
            "select b from BreakGlass b where b.closedAt is null and b.untilAt > :now"
                + " order by b.openedAt",
            BreakGlass.class)
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(open -> new BreakGlassRow(open.user(), open.openedAt(), open.untilAt()))
        .toList();
  }

  public List<String> reasons(Actor reviewer, String root) {
    audit.write(
        AuditEvent.by(reviewer)
            .action(Action.AUDIT_READ)
            .object("break-glass/" + root)
            .fields(List.of("reason"))
            .build());
    return entities
        .createQuery(
            "select b from BreakGlass b where b.root = :root order by b.openedAt, b.id",
            BreakGlass.class)
        .setParameter("root", root)
        .getResultStream()
        .map(it -> vault.open(it.sealedReason(), BreakGlass.associated(it.id())))
        .map(text -> new String(text, StandardCharsets.UTF_8))
        .toList();
  }

  private BreakGlassView view(Actor actor, BreakGlass open) {
    Set<Section> sections =
        Arrays.stream(Section.values())
            .filter(section -> opens(actor, section))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Section.class)));
    return new BreakGlassView(open.id(), open.openedAt(), open.untilAt(), sections);
  }

  /** Without a caller nothing is earned: all that counts is the role and the open access. */
  private static boolean opens(Actor actor, Section section) {
    return Allowance.EMERGENCY.covers(section) && allows(actor, Field.of(section));
  }

  private static boolean allows(Actor actor, Field field) {
    Interaction nobodySpeaks =
        new Interaction(
            actor.roles(),
            Relationship.UNKNOWN,
            Purpose.EMERGENCY,
            Level.V0,
            Surroundings.NOT_ASKED,
            Set.of());
    return DisclosureDecision.mayDisclose(field, nobodySpeaks.underBreakGlass()).allowed();
  }

  private Optional<BreakGlass> mineNow(Actor actor) {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select b from BreakGlass b where b.user = :user and b.closedAt is null"
                + " order by b.openedAt desc",
            BreakGlass.class)
        .setParameter("user", actor.userId())
        .getResultStream()
        .filter(open -> open.isOpen(now) && open.belongsTo(actor.userId(), actor.session()))
        .findFirst();
  }

  private BreakGlass mustBeOpen(Actor actor) {
    return mineNow(actor).orElseThrow(() -> new Refusal("break-glass-over"));
  }

  private BreakGlass mustFind(String id) {
    return entities.find(BreakGlass.class, id);
  }

  /** The caller throws, so the refusal stands in a transaction of its own. */
  private void refused(Actor actor, String why) {
    audit.writeAlone(
        AuditEvent.by(actor)
            .action(Action.BTG_OPEN)
            .outcome(Outcome.REFUSED)
            .purpose(Purpose.EMERGENCY.name())
            .reason(why)
            .build());
  }

  private static AuditEvent.Builder event(Actor actor, Action action, BreakGlass open) {
    return AuditEvent.by(actor)
        .action(action)
        .patient(open.patient().value())
        .call(open.call().orElse(null))
        .purpose(Purpose.EMERGENCY.name())
        .object("break-glass/" + open.root());
  }
}
