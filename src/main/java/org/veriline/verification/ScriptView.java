package org.veriline.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Decision;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;
import org.veriline.script.Need;

/**
 * What the desk may know about a verification: where the script is, what is to be asked next, what
 * is open. It carries no name, no value, and no sign whether a record exists.
 *
 * @param script name and version, such as {@code SCRIPT-IN-PATIENT v1}
 * @param version id of the script's version, or null for a call from before there were any
 * @param steps all steps in order
 * @param question what to ask now, or null when the script has nothing more to ask
 * @param lastAnswer what came of the last question, or null when none was asked yet
 * @param closed no more questions in this call: the agent says the neutral sentence
 * @param emergency the caller said it is an emergency
 * @param forSomebodyElse {@link OtherParties} has the questions then
 * @param saying end of the bundle key {@code script.say.<saying>}: what the agent says now
 * @param sections every section of the patient panel, open or locked with its reason
 * @param dispositions the disposition codes that fit, the best first
 */
public record ScriptView(
    String script,
    @Nullable String version,
    List<StepView> steps,
    @Nullable Question question,
    @Nullable Answer lastAnswer,
    Level level,
    Need need,
    Surroundings surroundings,
    boolean closed,
    boolean emergency,
    boolean forSomebodyElse,
    String saying,
    List<SectionView> sections,
    List<String> dispositions) {

  /** How far a step is. */
  public enum State {
    WAITING,
    CURRENT,
    MATCHED,
    NOT_MATCHED,
    DONE,
    /** Proven before the agent answered, by keypad. */
    PROVEN_BY_KEYPAD,
    /** Not asked any more in this call. */
    CLOSED
  }

  public record StepView(Step step, State state) {}

  /**
   * The question of the present step.
   *
   * @param id what {@code Verifications.answer} takes as its step
   * @param input what the answer box looks like
   * @param others ids of the questions the caller may be asked instead
   * @param needed how many right answers to questions of this kind are still needed, or 0 where the
   *     first one is enough
   */
  public record Question(String id, Input input, List<String> others, int needed) {
    Question(String id, Input input) {
      this(id, input, List.of(), 0);
    }
  }

  /** The shape of the answer box. */
  public enum Input {
    /** Who answers a call of ours; the panel of such calls asks it. */
    ANSWERED,
    YES_NO,
    SELF_OR_OTHER,
    NAME_AND_BIRTH_DATE,
    NAME,
    TEXT,
    NEED,
    SURROUNDINGS
  }

  /** A section of the patient panel: open, or locked for the reason. */
  public record SectionView(Section section, Decision.Reason reason) {
    public boolean open() {
      return reason == Decision.Reason.ALLOWED;
    }
  }
}
