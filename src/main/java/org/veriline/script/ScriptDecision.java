package org.veriline.script;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.decision.Fact;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;

/** What a script decided at a moment of a call, and on what. Codes only; never rewritten. */
@Entity
@Table(name = "script_decision")
class ScriptDecision {
  @Id private String id;

  @Column(name = "call_id")
  private String call;

  private String verification;
  private Instant at;

  @Enumerated(EnumType.STRING)
  private ScriptKind kind;

  @Column(name = "script_version")
  private String version;

  private String situation;

  @Column(name = "row_id")
  private String row;

  @Enumerated(EnumType.STRING)
  private Level level;

  @Enumerated(EnumType.STRING)
  private Allowance allowance;

  @Enumerated(EnumType.STRING)
  private Purpose purpose;

  @Enumerated(EnumType.STRING)
  private Relationship relationship;

  private String facts;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ScriptDecision() {}

  ScriptDecision(String id, DecisionRow decided) {
    this.id = id;
    this.call = decided.call().value();
    this.verification = decided.verification();
    this.at = decided.at();
    this.kind = decided.situation().kind();
    this.version = decided.version();
    this.situation = decided.situation().toString();
    this.row = decided.row();
    this.level = decided.level();
    this.allowance = decided.allowance();
    this.purpose = decided.purpose();
    this.relationship = decided.relationship();
    this.facts =
        new TreeSet<>(decided.facts()).stream().map(Enum::name).collect(Collectors.joining(","));
  }

  DecisionRow decided() {
    Set<Fact> known =
        facts.isEmpty()
            ? Set.of()
            : Arrays.stream(facts.split(",")).map(Fact::valueOf).collect(Collectors.toSet());
    return new DecisionRow(
        new CallId(call),
        verification,
        at,
        version,
        Situation.parse(kind, situation),
        row,
        level,
        allowance,
        purpose,
        relationship,
        known);
  }
}
