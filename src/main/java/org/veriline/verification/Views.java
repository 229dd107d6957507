package org.veriline.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Decision;
import org.veriline.patient.EventQuestion;
import org.veriline.patient.Section;
import org.veriline.script.Proof;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.verification.ScriptView.Input;
import org.veriline.verification.ScriptView.Question;
import org.veriline.verification.ScriptView.SectionView;
import org.veriline.verification.ScriptView.State;
import org.veriline.verification.ScriptView.StepView;

/** Draws the state of a script for the desk: pure, and blind to everything that was not earned. */
final class Views {

  private Views() {}

  static ScriptView view(
      Verification verification, ScriptRow row, Map<Section, Decision> decisions) {
    return new ScriptView(
        verification.script().name(),
        verification.script().version().orElse(null),
        steps(verification),
        question(verification),
        verification.proofs().lastAnswer(),
        row.level(),
        verification.matter().need(),
        verification.earshot().surroundings(),
        verification.proofs().attempts().closed(),
        verification.matter().isEmergency(),
        verification.matter().isForSomebodyElse(),
        saying(verification, row),
        decisions.entrySet().stream()
            .map(entry -> new SectionView(entry.getKey(), entry.getValue().reason()))
            .toList(),
        row.dispositions());
  }

  private static List<StepView> steps(Verification verification) {
    List<StepView> steps = new ArrayList<>();
    Step now = verification.step();
    for (Step step : Step.values()) {
      if (belongs(step, verification.script().kind())) {
        steps.add(new StepView(step, state(verification, step, now)));
      }
    }
    return steps;
  }

  private static boolean belongs(Step step, ScriptKind kind) {
    return switch (step) {
      case ANSWERED -> kind == ScriptKind.OUT_RESULT;
      case EMERGENCY, ABOUT, NEED -> kind != ScriptKind.OUT_RESULT;
      case IDENTITY, THIRD_FACTOR, SURROUNDINGS, READ_OUT -> true;
    };
  }

  private static State state(Verification verification, Step step, Step now) {
    boolean asked = step == Step.EMERGENCY || step == Step.ABOUT || step == Step.ANSWERED;
    boolean over = verification.over();
    if (over && !asked) {
      return State.CLOSED;
    }
    if (step == Step.IDENTITY && verification.patient().isProven()) {
      return State.MATCHED;
    }
    if (step == Step.THIRD_FACTOR) {
      if (verification.proofs().third().byKeypad()) {
        return State.PROVEN_BY_KEYPAD;
      }
      if (verification.proofs().third().isProven()) {
        return State.MATCHED;
      }
      if (now != step && verification.proofs().third().proof() == Proof.FAILED) {
        return State.NOT_MATCHED;
      }
    }
    if (step == now) {
      return State.CURRENT;
    }
    return step.compareTo(now) < 0 ? State.DONE : State.WAITING;
  }

  private static @Nullable Question question(Verification verification) {
    Step step = verification.step();
    boolean over = verification.over();
    if (over && step != Step.EMERGENCY && step != Step.ANSWERED) {
      return null;
    }
    return switch (step) {
      case ANSWERED -> new Question("answered", Input.ANSWERED);
      case EMERGENCY -> new Question("emergency", Input.YES_NO);
      case ABOUT -> new Question("about", Input.SELF_OR_OTHER);
      case IDENTITY ->
          verification.proofs().third().byKeypad()
              ? new Question("name", Input.NAME)
              : new Question("name-and-birth-date", Input.NAME_AND_BIRTH_DATE);
      case THIRD_FACTOR -> further(verification.proofs().third());
      case NEED -> new Question("need", Input.NEED);
      case SURROUNDINGS -> new Question("surroundings", Input.SURROUNDINGS);
      case READ_OUT -> null;
    };
  }

  private static @Nullable Question further(ThirdFactor third) {
    String id = third.question();
    if (id == null) {
      return null;
    }
    int needed = EventQuestion.of(id).isPresent() ? third.eventsLacking() : 0;
    return new Question(id, Input.TEXT, Questions.instead(id, third.spent()), needed);
  }

  private static String saying(Verification verification, ScriptRow row) {
    if (verification.matter().isEmergency()
        || verification.over() && !verification.matter().isForSomebodyElse()) {
      return row.saying();
    }
    if (verification.matter().isForSomebodyElse()) {
      return "someone-else";
    }
    Question question = question(verification);
    if (question == null || question.input() == Input.ANSWERED) {
      return row.saying();
    }
    boolean called = verification.script().isResultCall();
    return called && verification.step() == Step.IDENTITY ? "out-identify" : "ask-" + question.id();
  }
}
