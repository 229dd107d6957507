package org.veriline.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class QueueTileTest {

  /** Catalogue 15.1, vector KPI-V1. */
  @Test
  void serviceLevelIsTheCataloguesFirstFormula() {
    QueueTile tile = new QueueTile("general", 0, null, 14, 8, 5, 4, 1, 2);
    assertEquals(38.46, Objects.requireNonNull(tile.serviceLevel()), 0.005);
  }

  @Test
  void nothingToCountIsNoLevelRatherThanNaught() {
    assertNull(new QueueTile("general", 3, null, 3, 0, 0, 1, 1, 0).serviceLevel());
  }
}
