package org.veriline.oversight;

import java.util.Set;

/** The watch has counted rows with these actions, as the trail writes them. */
public record RowsRead(Set<String> actions) {
  public RowsRead {
    actions = Set.copyOf(actions);
  }

  /** Whether one of them begins so. */
  public boolean any(String... beginnings) {
    return actions.stream()
        .anyMatch(action -> Set.of(beginnings).stream().anyMatch(action::startsWith));
  }

  /** Whether anything was done besides reading the trail. */
  public boolean deeds() {
    return actions.stream().anyMatch(action -> !action.startsWith("AUDIT."));
  }
}
