package org.veriline.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision;
import org.veriline.patient.Section;
import org.veriline.script.ScriptRow;
import org.veriline.verification.ScriptView.SectionView;
import org.veriline.verification.ScriptView.State;

/** Draws a call for somebody else for the desk, as {@link Views} draws a patient's own. */
final class OtherViews {
  /** What is found about the caller decides what proves them; the row of steps tells neither. */
  private static final List<OtherStep> PERSON =
      List.of(
          OtherStep.CALLER,
          OtherStep.PATIENT,
          OtherStep.AGREEMENT,
          OtherStep.NEED,
          OtherStep.SURROUNDINGS,
          OtherStep.READ_OUT);

  private static final List<OtherStep> ORGANISATION =
      List.of(
          OtherStep.ORGANISATION,
          OtherStep.CALL_BACK,
          OtherStep.PATIENT,
          OtherStep.REFERENCE,
          OtherStep.PURPOSE,
          OtherStep.SURROUNDINGS,
          OtherStep.READ_OUT);

  private OtherViews() {}

  static OtherView view(
      Verification verification,
      OtherParty party,
      ScriptRow row,
      Map<Section, Decision> decisions) {
    OtherStep step = party.step(verification);
    boolean calledBack = party.organisation().dialledEntry().isPresent();
    return new OtherView(
        party.party(),
        verification.script().name(),
        verification.script().version().orElse(null),
        step,
        steps(verification, party, row),
        party.lastAnswer(),
        row.level(),
        verification.matter().need(),
        verification.earshot().surroundings(),
        verification.proofs().attempts().closed(),
        calledBack,
        party.mayTryPassPhrase(verification),
        party.party() == Party.ORGANISATION
            ? party.organisation().mayBeCalledBack()
            : verification.patient().isProven(),
        step == OtherStep.READ_OUT
                || step == OtherStep.CALL_BACK
                || verification.matter().isEmergency()
            ? row.saying()
            : asks(step, party.organisation()),
        decisions.entrySet().stream()
            .map(entry -> new SectionView(entry.getKey(), entry.getValue().reason()))
            .toList(),
        row.dispositions());
  }

  private static List<OtherView.StepView> steps(
      Verification verification, OtherParty party, ScriptRow row) {
    OtherStep step = party.step(verification);
    OtherStep now = step == OtherStep.OWN_BIRTH_DATE ? OtherStep.AGREEMENT : step;
    List<OtherView.StepView> steps = new ArrayList<>();
    for (OtherStep each : party.party() == Party.ORGANISATION ? ORGANISATION : PERSON) {
      steps.add(new OtherView.StepView(each, state(each, now, verification, party, row)));
    }
    return steps;
  }

  private static State state(
      OtherStep each, OtherStep now, Verification verification, OtherParty party, ScriptRow row) {
    boolean refused = now == OtherStep.READ_OUT && row.allowance() == Allowance.L0;
    if (each == now && !refused) {
      return State.CURRENT;
    }
    if (party.has(each, verification)) {
      return each.isCompared() ? State.MATCHED : State.DONE;
    }
    return now == OtherStep.READ_OUT ? State.CLOSED : State.WAITING;
  }

  private static String asks(OtherStep step, CallingOrganisation organisation) {
    return switch (step) {
      case CALLER -> "ask-caller";
      case ORGANISATION ->
          organisation.dialledEntry().isPresent()
              ? "ask-person"
              : organisation.kind() == null ? "ask-organisation" : "ask-organisation-all";
      case PATIENT -> "ask-patient";
      case OWN_BIRTH_DATE -> "ask-own-birth-date";
      case AGREEMENT -> "ask-patient-agrees";
      case REFERENCE -> "ask-reference";
      case PURPOSE -> "ask-purpose";
      case NEED -> "ask-need";
      case SURROUNDINGS -> "ask-surroundings";
      case CALL_BACK, READ_OUT -> throw new IllegalArgumentException(step.name());
    };
  }
}
