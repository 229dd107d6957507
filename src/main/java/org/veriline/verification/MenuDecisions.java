package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.veriline.call.CallId;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.Destinations;
import org.veriline.patient.PatientRef;
import org.veriline.script.DecisionRow;
import org.veriline.script.Proof;
import org.veriline.script.ScriptDecisions;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.Scripts;
import org.veriline.script.Situation;
import org.veriline.script.VerificationScript;

/**
 * What the menu's table (catalogue 12.0) decides by each try on its keypad. No row opens anything:
 * the factors travel with the call, and the agent's script reads them there.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MenuDecisions {
  @Inject Clock clock;
  @Inject ScriptDecisions decisions;
  @Inject Destinations destinations;
  @Inject Scripts scripts;

  void record(CallId call, Verification verification, KeypadProof.Keyed keyed, String digits) {
    VerificationScript script = scripts.published(ScriptKind.IVR, verification.startedAt());
    Situation at =
        Situation.of(
            ScriptKind.IVR,
            Map.of(
                "closed",
                verification.proofs().mayTryKeypad() || keyed.meant().isPresent() ? "no" : "yes",
                "locked",
                keyed.locked() ? "yes" : "no",
                "birth",
                word(!keyed.born().isEmpty()),
                "number",
                word(keyed.meant().isPresent()),
                "phone",
                word(isOnFile(keyed.born(), digits))));
    ScriptRow row = script.rowFor(at);
    decisions.record(
        new DecisionRow(
            call,
            verification.id(),
            clock.instant(),
            script.id(),
            at,
            row.id(),
            row.level(),
            row.allowance(),
            Purpose.OPERATIONS,
            Relationship.SELF,
            Set.of()));
  }

  /** A telephone number is no proof here; that it was keyed is seen by who looks back. */
  private boolean isOnFile(List<PatientRef> born, String digits) {
    return born.stream().anyMatch(patient -> destinations.isOf(patient, digits));
  }

  private static String word(boolean right) {
    return (right ? Proof.PROVEN : Proof.FAILED).name();
  }
}
