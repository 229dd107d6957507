package org.veriline.decision;

import java.util.EnumSet;
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

  /** Who works for the substance use programme brings that along as a fact. */
  public Interaction {
    roles = Set.copyOf(roles);
    Set<Fact> all = EnumSet.noneOf(Fact.class);
    all.addAll(facts);
    if (roles.contains(Role.PROGRAMME)) {
      all.add(Fact.PROGRAMME_ROLE);
    }
    facts = Set.copyOf(all);
  }

  /** The same, for somebody who has opened this patient's record by break-glass (RM-60). */
  public Interaction underBreakGlass() {
    Set<Fact> more = EnumSet.of(Fact.BREAK_GLASS_OPEN, Fact.TREATMENT_NEED_STATED, Fact.JUSTIFIED);
    more.addAll(facts);
    return new Interaction(roles, relationship, Purpose.EMERGENCY, level, surroundings, more);
  }

  boolean has(Fact fact) {
    return facts.contains(fact);
  }
}
