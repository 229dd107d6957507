package org.veriline.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.veriline.access.Role;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision;
import org.veriline.decision.DisclosureDecision;
import org.veriline.decision.Field;
import org.veriline.decision.Interaction;
import org.veriline.patient.Section;

/** What a row and {@code mayDisclose} open together, section by section and role by role. */
public final class Outlook {

  /** The roles that talk with callers. */
  public static final List<Role> SPEAKING =
      List.of(Role.AGENT, Role.SENIOR_AGENT, Role.NURSE, Role.SUPERVISOR);

  /**
   * One section.
   *
   * @param reasons why it is open or stays locked, for each role that talks with callers
   */
  public record Line(Section section, Map<Role, Decision.Reason> reasons) {
    public boolean open(Role role) {
      return reasons.get(role) == Decision.Reason.ALLOWED;
    }
  }

  private Outlook() {}

  /** For every role that talks with callers; the interaction's own roles do not matter. */
  public static List<Line> of(Allowance allowance, Interaction call) {
    List<Line> lines = new ArrayList<>();
    for (Section section : Section.values()) {
      Map<Role, Decision.Reason> reasons = new EnumMap<>(Role.class);
      SPEAKING.forEach(role -> reasons.put(role, reason(section, allowance, as(role, call))));
      lines.add(new Line(section, reasons));
    }
    return lines;
  }

  private static Decision.Reason reason(Section section, Allowance allowance, Interaction call) {
    Decision ceiling = DisclosureDecision.mayDisclose(Field.of(section), call);
    return ceiling.allowed() && !allowance.covers(section)
        ? Decision.Reason.SCRIPT
        : ceiling.reason();
  }

  private static Interaction as(Role role, Interaction call) {
    return new Interaction(
        Set.of(role),
        call.relationship(),
        call.purpose(),
        call.level(),
        call.surroundings(),
        call.facts());
  }

  /** A situation at its best, as the row leaves it. */
  static Interaction at(Situation situation, ScriptRow row) {
    Ceiling best = Ceiling.of(situation);
    return new Interaction(
        Set.of(),
        best.relationship(),
        best.purpose(),
        row.level(),
        best.surroundings(),
        best.facts());
  }
}
