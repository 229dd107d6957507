package org.veriline.script;

import java.time.Instant;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;

/**
 * A kept case.
 *
 * @param row id of the row that has to fit
 */
public record ScriptCaseRow(
    String id,
    ScriptKind kind,
    String name,
    Situation situation,
    String row,
    Level level,
    Allowance allowance,
    String keptBy,
    Instant keptAt) {

  /** Row, level and what it opens are as they were when the case was kept. */
  public boolean passes(VerificationScript script) {
    ScriptRow now = script.rowFor(situation);
    return now.id().equals(row) && now.level() == level && now.allowance() == allowance;
  }
}
