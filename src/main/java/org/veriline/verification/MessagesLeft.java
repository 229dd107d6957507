package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.authority.Dossier;
import org.veriline.authority.Dossiers;
import org.veriline.authority.Reachability;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.Destinations;
import org.veriline.patient.Patients;
import org.veriline.patient.Phi;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.privacy.Disclosures;
import org.veriline.privacy.Earned;
import org.veriline.privacy.Standings;
import org.veriline.script.Ceiling;
import org.veriline.script.DecisionRow;
import org.veriline.script.ScriptDecisions;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.Scripts;
import org.veriline.script.Situation;
import org.veriline.script.VerificationScript;

/**
 * Messages on calls that were dialled for a task: whether one may be left at this very number, how
 * much it says, and the exact words (catalogue 12.5, PR-13). The agent reads, and chooses nothing.
 */
@ApplicationScoped
@Transactional
public class MessagesLeft {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Bearings bearings;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Course course;
  @Inject ScriptDecisions decisions;
  @Inject Destinations destinations;
  @Inject Disclosures disclosures;
  @Inject Dossiers dossiers;
  @Inject Patients patients;
  @Inject Scripts scripts;
  @Inject Settings settings;
  @Inject Spoken spoken;
  @Inject Standings standings;

  /** Decides by the version that was in force when the call began, and writes that down. */
  @RequiresPermissions("call:dial:preferenceList")
  public MessageView message(CallId call, Greeting greeting) {
    Verification verification = course.mine(call);
    OutboundCall outbound = mustBeAnswered(call);
    String number =
        destinations
            .number(outbound.patient(), outbound.destination())
            .map(Phi::value)
            .orElseThrow(() -> new Refusal("destination-not-allowed"));
    Dossier dossier = dossiers.of(outbound.patient());
    Situation at =
        MessageTable.situation(
            outbound, greeting, number, dossier, patients.hasProtected(outbound.patient()));
    VerificationScript script = scripts.published(ScriptKind.MSG, verification.startedAt());
    ScriptRow row = script.rowFor(at);
    outbound.message(script, row);
    decide(verification, script, at, row);
    Locale language =
        Locale.forLanguageTag(
            Reachability.of(dossier)
                .language(number)
                .or(() -> calls.find(call).map(CallView::language))
                .orElse("en"));
    return worded(verification, outbound, at, row, language);
  }

  private MessageView worded(
      Verification verification,
      OutboundCall outbound,
      Situation at,
      ScriptRow row,
      Locale language) {
    CallId call = outbound.call();
    Allowance level = row.allowance();
    String saying = row.saying();
    Optional<Phi> appointment = Optional.empty();
    if (level.covers(Section.APPOINTMENTS)) {
      appointment = appointment(verification, outbound, at, row);
      if (appointment.isEmpty()) {
        // Nothing there to confirm, or mayDisclose says no: the table's level is only a ceiling.
        level = Allowance.M1;
        saying = "msg-neutral";
      }
    }
    outbound.says(level);
    String version = outbound.messageVersion().orElseThrow();
    if (level == Allowance.L0) {
      return new MessageView(
          level, new Phi(scripts.say(version, saying, language)), language.getLanguage());
    }
    audit.write(
        course
            .event(call, verification, Action.PHI_VIEW)
            .patient(outbound.patient().value())
            .fields(List.of("identity.name", "message." + level.name()))
            .build());
    return new MessageView(
        level,
        spoken.words(
            scripts.say(version, saying, language), outbound, appointment.orElse(null), language),
        language.getLanguage());
  }

  /** What the patient wrote down for this number stands for who listens, for this one moment. */
  private Optional<Phi> appointment(
      Verification verification, OutboundCall outbound, Situation at, ScriptRow row) {
    CallId call = outbound.call();
    Level before = course.level(verification);
    Ceiling ceiling = Ceiling.of(at);
    standings.earn(
        call,
        verification.id(),
        new Earned(
            actors.current().userId(),
            outbound.patient(),
            ceiling.relationship(),
            ceiling.purpose(),
            row.level(),
            row.allowance(),
            ceiling.surroundings(),
            false));
    writeLevel(verification, row.level(), row.id());
    Optional<Phi> when =
        Objects.requireNonNull(disclosures.decisions(call).get(Section.APPOINTMENTS)).allowed()
            ? disclosures.nextAppointment(call)
            : Optional.empty();
    standings.drop(call);
    writeLevel(verification, before, "message-worded");
    return when;
  }

  private void writeLevel(Verification verification, Level level, String reason) {
    audit.write(
        course
            .event(new CallId(verification.call()), verification, Action.VERIFY_LEVEL)
            .level(level.name())
            .reason(reason)
            .build());
  }

  /** The message was said; a second one to this number on this day needs the clinician's word. */
  @RequiresPermissions("call:dial:preferenceList")
  public void left(CallId call) {
    Verification verification = course.mine(call);
    OutboundCall outbound = mustBeAnswered(call);
    Allowance level = outbound.messageLevel();
    if (level == Allowance.L0) {
      throw new Refusal("message-not-decided");
    }
    outbound.left();
    entities.persist(new LeftMessage(outbound, level, clock.instant()));
    disclosures.messageLeft(
        call,
        verification.id(),
        new Earned(
            actors.current().userId(),
            outbound.patient(),
            outbound.answered() == AnsweredBy.MACHINE ? Relationship.SELF : Relationship.INVOLVED,
            Purpose.TREATMENT,
            level.covers(Section.APPOINTMENTS) || level == Allowance.M3 ? Level.V3 : Level.V0,
            level,
            verification.earshot().surroundings(),
            false));
  }

  private void decide(
      Verification verification, VerificationScript script, Situation at, ScriptRow row) {
    Ceiling ceiling = Ceiling.of(at);
    decisions.record(
        new DecisionRow(
            new CallId(verification.call()),
            verification.id(),
            clock.instant(),
            script.id(),
            at,
            row.id(),
            row.level(),
            row.allowance(),
            ceiling.purpose(),
            ceiling.relationship(),
            Set.of()));
  }

  private OutboundCall mustBeAnswered(CallId call) {
    OutboundCall outbound =
        bearings
            .outbound(call.value())
            .filter(OutboundCall::mayLeaveMessage)
            .orElseThrow(() -> new Refusal("step-not-yet"));
    if (!outbound.today() && leftToday(outbound)) {
      throw new Refusal("message-left-today");
    }
    return outbound;
  }

  private boolean leftToday(OutboundCall outbound) {
    Instant midnight =
        clock
            .instant()
            .atZone(settings.zone())
            .toLocalDate()
            .atStartOfDay(settings.zone())
            .toInstant();
    return entities
            .createQuery(
                "select count(m) from LeftMessage m where m.numberKey = :key and m.at >= :since",
                Long.class)
            .setParameter("key", outbound.numberKey())
            .setParameter("since", midnight)
            .getSingleResult()
        > 0;
  }
}
