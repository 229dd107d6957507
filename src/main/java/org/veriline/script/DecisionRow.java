package org.veriline.script;

import java.time.Instant;
import java.util.Set;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.decision.Fact;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;

/**
 * One decision of a script as it is kept.
 *
 * @param version id of the script's version
 * @param row id of the row that fitted
 */
public record DecisionRow(
    CallId call,
    String verification,
    Instant at,
    String version,
    Situation situation,
    String row,
    Level level,
    Allowance allowance,
    Purpose purpose,
    Relationship relationship,
    Set<Fact> facts) {

  public DecisionRow {
    facts = Set.copyOf(facts);
  }
}
