package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Refusal;
import org.veriline.secret.SecretKind;
import org.veriline.secret.StandingSecrets;

/**
 * A caller who is proven at the highest level agrees on a pass-phrase or a PIN, or on another one
 * (VP-11); who acts for a patient agrees on a pass-phrase of their own, for their own record
 * (VP-12). What is agreed on is not shown, not logged and not told to anybody again.
 */
@ApplicationScoped
@Transactional
public class Enrolments {
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Patients patients;
  @Inject StandingSecrets secrets;
  @Inject Bearings bearings;
  @Inject Course course;
  @Inject OwnFactors own;

  /** Whose secret it is, and what could be read off their record. */
  private record Owner(String id, @Nullable String record, Predicate<String> onFile) {}

  @RequiresPermissions("verify:enrolPassphrase")
  public void enrol(CallId call, SecretKind kind, String text) {
    Verification verification = course.mine(call);
    Owner owner = mustBeProven(call, verification, kind);
    if (owner.onFile().test(text)) {
      throw new Refusal("secret-on-file");
    }
    secrets.enrol(actors.current(), owner.id(), kind, text);
    written(call, verification, owner, kind.name());
  }

  /** The caller wants none any more. */
  @RequiresPermissions("verify:enrolPassphrase")
  public void remove(CallId call, SecretKind kind) {
    Verification verification = course.mine(call);
    Owner owner = mustBeProven(call, verification, kind);
    if (!secrets.remove(owner.id(), kind)) {
      throw new Refusal("secret-not-enrolled");
    }
    written(call, verification, owner, "removed-" + kind.name());
  }

  /** Whether a pass-phrase could be agreed on with the caller now. */
  boolean mayEnrol(Verification verification) {
    return verification.atTheHighest() || other(verification).isPresent();
  }

  private void written(CallId call, Verification verification, Owner owner, String reason) {
    audit.write(
        course
            .event(call, verification, Action.VERIFY_ENROL)
            .level(Level.V3.name())
            .object(owner.record() == null ? null : "record/" + owner.record())
            .reason(reason)
            .build());
  }

  private Owner mustBeProven(CallId call, Verification verification, SecretKind kind) {
    if (verification.matter().isForSomebodyElse()) {
      return actsFor(call, verification, kind);
    }
    PatientRef patient =
        verification
            .patient()
            .proven()
            .filter(found -> verification.atTheHighest())
            .orElseThrow(() -> new Refusal("level-three-needed"));
    return new Owner(patient.value(), null, text -> patients.onFile(patient, text));
  }

  /** A PIN is keyed before anybody knows for whom the caller speaks, so they have none. */
  private Owner actsFor(CallId call, Verification verification, SecretKind kind) {
    OtherParty party = other(verification).orElseThrow(() -> new Refusal("level-three-needed"));
    if (kind != SecretKind.PASS_PHRASE) {
      throw new Refusal("pin-of-patients-only");
    }
    PatientRef patient = verification.patient().mustBeProven();
    return own.inForce(call, verification, party)
        .map(
            relation ->
                new Owner(
                    relation.record(),
                    relation.record(),
                    text -> relation.onFile(text) || patients.onFile(patient, text)))
        .orElseThrow(() -> new Refusal("level-three-needed"));
  }

  private Optional<OtherParty> other(Verification verification) {
    return verification.matter().isForSomebodyElse()
        ? bearings.party(verification).filter(party -> party.isCompletelyProven(verification))
        : Optional.empty();
  }
}
