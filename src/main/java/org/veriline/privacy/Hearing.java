package org.veriline.privacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Role;
import org.veriline.authority.Asked;
import org.veriline.authority.Dossier;
import org.veriline.decision.Decision;
import org.veriline.decision.DisclosureDecision;
import org.veriline.patient.Item;
import org.veriline.patient.Section;

/** Everything one answer is decided by: what the call has earned, and what is on record. */
record Hearing(Standing standing, Set<Role> roles, boolean agentSidePrivate, Dossier dossier) {

  Decision decide(Section section) {
    Decision ceiling = decide(Asked.all(section));
    return ceiling.allowed() && !standing.allowance().covers(section)
        ? new Decision(Decision.Reason.SCRIPT)
        : ceiling;
  }

  /** An item of a section that is open. */
  boolean mayHear(Item item) {
    return decide(Asked.one(item)).allowed();
  }

  Decision decide(Asked asked) {
    return DisclosureDecision.mayDisclose(
        asked.field(),
        standing.interaction(
            roles, agentSidePrivate, dossier.facts(standing.hearer(), standing.purpose(), asked)));
  }

  /** What makes this look worth a second one. */
  @Nullable String why() {
    return dossier.marked() ? "marked" : null;
  }
}
