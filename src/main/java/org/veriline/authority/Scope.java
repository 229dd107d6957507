package org.veriline.authority;

import java.util.EnumSet;
import java.util.Set;
import org.veriline.decision.Field;

/** What a person may hear or do about a patient; a record names one or several. */
public enum Scope {
  LOGISTICS,
  BILLING,
  CLINICAL,
  SENSITIVE,
  PROTECTED,
  CONTACT,
  RECORDS;

  /** What family and friends can be given (PR-08); more takes a written authorisation. */
  static final Set<Scope> INVOLVED = Set.copyOf(EnumSet.of(LOGISTICS, BILLING, CLINICAL));

  /** Whether an agreement of family and friends can hold it. */
  public boolean isForFamily() {
    return INVOLVED.contains(this);
  }

  /** That somebody is a patient goes with any scope; everything else with its own. */
  static boolean cover(Set<Scope> scopes, Field field) {
    return switch (field.deed()) {
      case CHANGE -> scopes.contains(CONTACT);
      case RELEASE -> scopes.contains(RECORDS);
      case CONFIRM, TELL ->
          switch (field.dataClass()) {
            case D0, D1 -> !scopes.isEmpty();
            case D2 -> scopes.contains(LOGISTICS);
            case D3 -> scopes.contains(CLINICAL);
            case D4 -> scopes.contains(BILLING);
            case D5 -> scopes.contains(SENSITIVE);
            case D6 -> scopes.contains(PROTECTED);
            case D7, NEVER_BY_PHONE -> false;
          };
    };
  }
}
