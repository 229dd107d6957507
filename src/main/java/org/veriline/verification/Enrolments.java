package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
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
 * (VP-11). What is agreed on is not shown, not logged and not told to anybody again.
 */
@ApplicationScoped
@Transactional
public class Enrolments {
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Patients patients;
  @Inject StandingSecrets secrets;
  @Inject Course course;

  @RequiresPermissions("verify:enrolPassphrase")
  public void enrol(CallId call, SecretKind kind, String text) {
    Verification verification = course.mine(call);
    PatientRef patient = mustBeProven(verification);
    if (patients.onFile(patient, text)) {
      throw new Refusal("secret-on-file");
    }
    secrets.enrol(actors.current(), patient.value(), kind, text);
    audit.write(
        course
            .event(call, verification, Action.VERIFY_ENROL)
            .level(Level.V3.name())
            .reason(kind.name())
            .build());
  }

  /** The caller wants none any more. */
  @RequiresPermissions("verify:enrolPassphrase")
  public void remove(CallId call, SecretKind kind) {
    Verification verification = course.mine(call);
    PatientRef patient = mustBeProven(verification);
    if (!secrets.remove(patient.value(), kind)) {
      throw new Refusal("secret-not-enrolled");
    }
    audit.write(
        course
            .event(call, verification, Action.VERIFY_ENROL)
            .level(Level.V3.name())
            .reason("removed-" + kind.name())
            .build());
  }

  private PatientRef mustBeProven(Verification verification) {
    return verification
        .patient()
        .proven()
        .filter(patient -> verification.atTheHighest())
        .orElseThrow(() -> new Refusal("level-three-needed"));
  }
}
