package org.veriline.law;

import java.util.Set;
import org.veriline.authority.Asked;
import org.veriline.decision.Fact;
import org.veriline.decision.Relationship;
import org.veriline.patient.DataClass;

/** The rules in force, for one answer. It is pure. */
public record StateLaw(Rules rules) {

  /** What they say of this hearer and this piece of information; nothing, or that it is kept. */
  public Set<Fact> facts(Relationship hearer, Asked asked) {
    boolean tagged = !asked.tags().isEmpty();
    if (!tagged && asked.field().dataClass() != DataClass.D5) {
      return Set.of();
    }
    boolean kept = asked.single() ? rules.keepItem(asked.tags(), hearer) : rules.keepAll(hearer);
    return kept ? Set.of(Fact.STATE_LAW) : Set.of();
  }
}
