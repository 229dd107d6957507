package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.authority.Asked;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.Dossiers;
import org.veriline.authority.Kind;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.decision.Decision;
import org.veriline.decision.Field;
import org.veriline.decision.Level;
import org.veriline.decision.Relationship;
import org.veriline.decision.Topic;
import org.veriline.law.LawPacks;
import org.veriline.platform.Refusal;

/** What a verified patient asks on the phone to have recorded about who may hear what. */
@ApplicationScoped
@Transactional
public class CallRecords {
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject AuthorityRecords records;
  @Inject Calls calls;
  @Inject Disclosures disclosures;
  @Inject Dossiers dossiers;
  @Inject SignIns signIns;
  @Inject LawPacks laws;
  @Inject Standings standings;

  /**
   * Only the patient, in a live call of the person who asks. What limits needs V2; what lets
   * somebody in, and how the patient wants to be reached, needs V3 (catalogue 1.3).
   */
  @RequiresPermissions("verify:run")
  public String propose(CallId call, Wish wish) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    Optional<Standing> standing =
        calls
            .find(call)
            .filter(view -> view.withAgent(actor.userId()))
            .flatMap(view -> standings.of(call))
            .filter(it -> it.belongsTo(actor.userId()))
            .filter(it -> it.patient().isPresent())
            .filter(it -> it.relationship() == Relationship.SELF);
    if (standing.filter(it -> earned(it, actor, wish.kind())).isEmpty()) {
      audit.writeAlone(
          AuditEvent.by(actor)
              .action(Action.DISCLOSE_REFUSED)
              .outcome(Outcome.REFUSED)
              .call(call.value())
              .object("authority/" + wish.kind())
              .reason(Decision.Reason.LEVEL.name())
              .build());
      throw new Refusal("record-needs-proof");
    }
    return records.proposeInCall(
        standing.flatMap(Standing::patient).orElseThrow(), call.value(), wish);
  }

  private boolean earned(Standing standing, Actor actor, Kind kind) {
    return switch (kind) {
      case RESTRICTION, OBJECTION -> standing.level().atLeast(Level.V2);
      case PREFERENCE ->
          new Hearing(
                  standing,
                  actor.roles(),
                  disclosures.isMySidePrivate(),
                  dossiers.of(standing.patient().orElseThrow()),
                  laws.current(),
                  false)
              .decide(Asked.of(Field.change(Topic.PREFERENCE)))
              .allowed();
      case REPRESENTATIVE, AGREEMENT -> standing.level().atLeast(Level.V3);
      case CUSTODY, DECEASED, AUTHORIZATION, CONSENT, EPISODE, ENDANGERMENT, MARK -> false;
    };
  }
}
