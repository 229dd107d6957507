package org.veriline.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void idIsAVersionSevenUuidThatBeginsWithItsTime() {
    long before = Instant.now().toEpochMilli();
    UUID id = UUID.fromString(Ids.next());
    long made = id.getMostSignificantBits() >>> 16;
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertTrue(made >= before && made <= Instant.now().toEpochMilli());
  }
}
