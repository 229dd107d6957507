package org.veriline.verification;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.authority.Scope;
import org.veriline.script.Need;

/** The word of SCRIPT-IN-REP's column for what somebody may hear, held against what they want. */
final class ScopeWord {

  private ScopeWord() {}

  /**
   * @param family whether what they may hear stands on an agreement; what no agreement can hold is
   *     then no matter of how far theirs goes, and a row of its own answers it
   */
  static String of(Need need, boolean family, Set<Scope> heard) {
    Scope needed = needed(need);
    if (needed == null) {
      return "INSIDE";
    }
    boolean beyond = family && !needed.isForFamily();
    return beyond || heard.contains(needed) ? "INSIDE" : "OUTSIDE";
  }

  private static @Nullable Scope needed(Need need) {
    return switch (need) {
      case UNKNOWN, GENERAL -> null;
      case STATED_APPOINTMENT, APPOINTMENT -> Scope.LOGISTICS;
      case CLINICAL -> Scope.CLINICAL;
      case BILLING -> Scope.BILLING;
      case SENSITIVE -> Scope.SENSITIVE;
      case PROTECTED -> Scope.PROTECTED;
      case CONTACT_CHANGE, PREFERENCE -> Scope.CONTACT;
      case RECORDS -> Scope.RECORDS;
    };
  }
}
