package org.veriline.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.script.Need;

/**
 * What the desk may know of a call for somebody else. As {@link ScriptView} it carries no name, no
 * value, and before both sides are proven no sign whether anything is on record.
 *
 * @param script name and version
 * @param version id of the script's version
 * @param step what is to be asked now; {@code READ_OUT} when nothing is
 * @param steps those of this party in their order; {@code AGREEMENT} stands for the caller's proof
 *     whatever it is, so that the row of steps does not tell which was found
 * @param calledBack the appliance dialled the organisation's main number, so only the person is
 *     asked
 * @param passPhrase a pass-phrase of the caller's own can be said now
 * @param telephone numbers on file may be looked for, to prove who calls
 * @param saying end of the bundle key {@code script.say.<saying>}
 */
public record OtherView(
    Party party,
    String script,
    @Nullable String version,
    OtherStep step,
    List<StepView> steps,
    @Nullable Answer lastAnswer,
    Level level,
    Need need,
    Surroundings surroundings,
    boolean closed,
    boolean calledBack,
    boolean passPhrase,
    boolean telephone,
    String saying,
    List<ScriptView.SectionView> sections,
    List<String> dispositions) {

  /** A step, and how far it is. */
  public record StepView(OtherStep step, ScriptView.State state) {}
}
