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
 * What the menu's table (catalogue 12.0) decides by each try on its keypad, and by a code. No row
 * opens anything: the factors travel with the call, and the agent's script reads them there.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MenuDecisions {
  @Inject Clock clock;
  @Inject ScriptDecisions decisions;
  @Inject Destinations destinations;
  @Inject Scripts scripts;

  void record(CallId call, Verification verification, KeypadProof.Keyed keyed, String digits) {
    boolean goesOn = verification.proofs().mayTryKeypad() || keyed.meant().isPresent();
    decide(
        call,
        verification,
        Map.of(
            "closed",
            yes(!goesOn),
            "locked",
            yes(keyed.locked()),
            "birth",
            word(!keyed.born().isEmpty()),
            "number",
            word(keyed.meant().isPresent()),
            "phone",
            word(isOnFile(keyed.born(), digits))));
  }

  /** After birth date and number had matched, a code was keyed for the last time. */
  ScriptRow code(CallId call, Verification verification, boolean locked, boolean right) {
    return decide(
        call,
        verification,
        Map.of(
            "closed",
            yes(verification.proofs().attempts().closed()),
            "locked",
            yes(locked),
            "birth",
            word(true),
            "number",
            word(true),
            "possession",
            word(right)));
  }

  private ScriptRow decide(CallId call, Verification verification, Map<String, String> words) {
    VerificationScript script = scripts.published(ScriptKind.IVR, verification.startedAt());
    Situation at = Situation.of(ScriptKind.IVR, words);
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
    return row;
  }

  /** A telephone number is no proof here; that it was keyed is seen by who looks back. */
  private boolean isOnFile(List<PatientRef> born, String digits) {
    return born.stream().anyMatch(patient -> destinations.isOf(patient, digits));
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  private static String word(boolean right) {
    return (right ? Proof.PROVEN : Proof.FAILED).name();
  }
}
