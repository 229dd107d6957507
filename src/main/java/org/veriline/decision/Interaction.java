package org.veriline.decision;

import java.util.Set;
import org.veriline.access.Role;

/** All that a decision depends on, besides the field. */
public record Interaction(
    Set<Role> roles,
    Relationship relationship,
    Purpose purpose,
    Level level,
    Surroundings surroundings,
    Set<Fact> facts) {

  public Interaction {
    roles = Set.copyOf(roles);
    facts = Set.copyOf(facts);
  }

  boolean has(Fact fact) {
    return facts.contains(fact);
  }
}
