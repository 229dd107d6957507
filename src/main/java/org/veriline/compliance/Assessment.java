package org.veriline.compliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The four factors of 164.402(2), each rated and in words; all are needed. With how many persons it
 * concerns, and how many of them live in the one state where most do.
 *
 * @param unsecured whether it could be read; true when nobody knows
 * @param texts nature and extent; who got it; whether it was seen; what was done about it
 */
public record Assessment(
    @Nullable Rating nature,
    @Nullable Rating recipient,
    @Nullable Rating acquired,
    @Nullable Rating mitigated,
    List<String> texts,
    int persons,
    int inOneState,
    boolean unsecured) {
  private static final int FACTORS = 4;

  public Assessment {
    texts = texts.stream().map(String::strip).toList();
  }

  boolean complete() {
    return nature != null
        && recipient != null
        && acquired != null
        && mitigated != null
        && texts.size() == FACTORS
        && texts.stream().noneMatch(String::isEmpty)
        && persons > 0
        && inOneState >= 0
        && inOneState <= persons;
  }
}
