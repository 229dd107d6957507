package org.veriline.privacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.authority.Scope;
import org.veriline.decision.Allowance;
import org.veriline.decision.Fact;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientRef;

/**
 * What {@code verification} says a call has earned.
 *
 * @param record the authority record by which the caller was recognised and proven, or null
 * @param agreedOnce what the patient, on this call, agreed that the caller hears (PR-08)
 * @param facts what the call itself established, such as that an organisation is in the directory
 * @param recipient the entry of the directory that is told, as {@code organisation/ID}, or null
 */
public record Earned(
    String agent,
    @Nullable PatientRef patient,
    Relationship relationship,
    Purpose purpose,
    Level level,
    Allowance allowance,
    Surroundings surroundings,
    boolean emergency,
    @Nullable String record,
    Set<Scope> agreedOnce,
    Set<Fact> facts,
    @Nullable String recipient) {

  public Earned {
    agreedOnce = Set.copyOf(agreedOnce);
    facts = Set.copyOf(facts);
  }

  /** Somebody whom no record names: the patient, or nobody known. */
  public Earned(
      String agent,
      @Nullable PatientRef patient,
      Relationship relationship,
      Purpose purpose,
      Level level,
      Allowance allowance,
      Surroundings surroundings,
      boolean emergency) {
    this(
        agent,
        patient,
        relationship,
        purpose,
        level,
        allowance,
        surroundings,
        emergency,
        null,
        Set.of(),
        Set.of(),
        null);
  }
}
