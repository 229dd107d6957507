package org.veriline.decision;

import java.util.Optional;

/** What the table of 1.4 asks for, for whoever looks back at what was said. */
public final class LeastLevel {
  private LeastLevel() {}

  /** The least level; nothing when it is never said by phone to such a caller. */
  public static Optional<Level> of(Field field, Relationship relationship) {
    DisclosureTable.Cell cell = DisclosureTable.cell(field, relationship);
    return cell.never() ? Optional.empty() : Optional.of(cell.level());
  }
}
