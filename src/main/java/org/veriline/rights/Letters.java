package org.veriline.rights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.compliance.Deadlines;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.platform.Vault;
import org.veriline.privacy.PreferredLanguages;
import org.veriline.privacy.PreferredLanguages.Written;

/**
 * What the law wants said in writing about a request: that it came, that it takes longer, that it
 * was done, or why not. In the language the patient's record asks for; the officer's own sentences
 * stand in it as they were typed.
 */
@ApplicationScoped
@Transactional
public class Letters {
  private static final int LONGEST_ADDRESS = 700;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Deadlines deadlines;
  @Inject PreferredLanguages languages;
  @Inject Settings settings;
  @Inject SignIns signIns;
  @Inject Vault vault;

  /** In which language to write the own sentences of the letter. */
  @RequiresPermissions("rights:request:decide")
  public Written language(String id) {
    return language(actors.current(), mustFind(id));
  }

  /**
   * The letter of what happened last.
   *
   * @param addressee name and address, as typed; not kept
   */
  @RequiresPermissions("rights:request:decide")
  public Letter write(String id, String addressee) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    RightsRequest request = mustFind(id);
    if (!actor.may(request.kind().decidePermission())) {
      throw new Refusal("rights-not-permitted");
    }
    if (addressee.length() > LONGEST_ADDRESS) {
      throw new Refusal("rights-text-too-long", LONGEST_ADDRESS);
    }
    Written written = language(actor, request);
    audit.write(
        AuditEvent.by(actor)
            .action(Action.PHI_VIEW)
            .call(request.call())
            .patient(request.patient())
            .fields(List.of("rights-request.letter"))
            .reason("letter-" + written.language().getLanguage())
            .object(request.subject())
            .build());
    byte[] pdf =
        LetterPdf.of(
            request,
            deadlines.of(request.subject()),
            ownWords(request),
            addressee,
            written.language(),
            clock.instant(),
            settings.zone());
    return new Letter(request.id(), written.language(), pdf);
  }

  /** Of a closed request what was done or why not; of one that takes longer, why. */
  private @Nullable String ownWords(RightsRequest request) {
    byte[] outcome = request.outcome();
    return outcome == null
        ? deadlines.reason(request.kind().clock(), request.subject()).orElse(null)
        : new String(vault.open(outcome, request.subject() + "/outcome"), StandardCharsets.UTF_8);
  }

  private Written language(Actor actor, RightsRequest request) {
    String patient = request.patient();
    return patient == null ? Written.UNKNOWN : languages.of(actor, new PatientRef(patient));
  }

  private RightsRequest mustFind(String id) {
    RightsRequest request = entities.find(RightsRequest.class, id);
    if (request == null) {
      throw new Refusal("rights-unknown");
    }
    return request;
  }
}
