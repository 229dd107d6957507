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
 * @param saying end of the bundle key {@code script.say.<saying>}
 */
public record OtherView(
    Party party,
    String script,
    @Nullable String version,
    OtherStep step,
    @Nullable Answer lastAnswer,
    Level level,
    Need need,
    Surroundings surroundings,
    boolean closed,
    String saying,
    List<ScriptView.SectionView> sections,
    List<String> dispositions) {}
