package org.veriline.privacy;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Role;
import org.veriline.authority.Asked;
import org.veriline.authority.Dossier;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision;
import org.veriline.decision.DisclosureDecision;
import org.veriline.decision.Fact;
import org.veriline.decision.Interaction;
import org.veriline.decision.Purpose;
import org.veriline.law.StateLaw;
import org.veriline.patient.Item;
import org.veriline.patient.Section;

/** Everything one answer is decided by: what the call has earned, and what is on record. */
record Hearing(
    Standing standing,
    Set<Role> roles,
    boolean agentSidePrivate,
    Dossier dossier,
    StateLaw law,
    boolean brokenGlass) {

  /** Break-glass adds to what the call has earned, and never takes away from it. */
  Decision decide(Section section) {
    return onlyByBreakGlass(section) ? new Decision(Decision.Reason.ALLOWED) : earned(section);
  }

  private Decision earned(Section section) {
    Decision ceiling = decide(Asked.all(section));
    return ceiling.allowed() && !standing.allowance().covers(section)
        ? new Decision(Decision.Reason.SCRIPT)
        : ceiling;
  }

  boolean onlyByBreakGlass(Section section) {
    return brokenGlass
        && Allowance.EMERGENCY.covers(section)
        && !earned(section).allowed()
        && inNeed(Asked.all(section));
  }

  Purpose purpose(Section section) {
    return onlyByBreakGlass(section) ? Purpose.EMERGENCY : standing.purpose();
  }

  /** An item of a section that is open. */
  boolean mayHear(Section section, Item item) {
    Asked asked = Asked.one(item);
    return onlyByBreakGlass(section) ? inNeed(asked) : decide(asked).allowed();
  }

  private boolean inNeed(Asked asked) {
    return DisclosureDecision.mayDisclose(asked.field(), interaction(asked).underBreakGlass())
        .allowed();
  }

  Decision decide(Asked asked) {
    return DisclosureDecision.mayDisclose(asked.field(), interaction(asked));
  }

  private Interaction interaction(Asked asked) {
    Set<Fact> recorded = EnumSet.noneOf(Fact.class);
    recorded.addAll(dossier.facts(standing.hearer(), standing.purpose(), asked));
    recorded.addAll(law.facts(standing.relationship(), asked));
    return standing.interaction(roles, agentSidePrivate, recorded);
  }

  /** What makes this look worth a second one. */
  @Nullable String why() {
    return dossier.marked() ? "marked" : null;
  }
}
