package org.veriline.authority;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Relationship;

/**
 * Who is to hear something.
 *
 * @param record the record they were recognised by, or null
 * @param agreedOnce what the patient agreed to on this very call
 * @param dialled the number we called, or null when they called us
 */
public record Hearer(
    Relationship relationship,
    @Nullable String record,
    Set<Scope> agreedOnce,
    @Nullable String dialled) {
  public Hearer {
    agreedOnce = Set.copyOf(agreedOnce);
  }

  public static Hearer patient() {
    return new Hearer(Relationship.SELF, null, Set.of(), null);
  }

  @Override
  public String toString() {
    return "Hearer[" + relationship + "]";
  }
}
