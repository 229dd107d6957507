package org.veriline.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void refusalCarriesItsIdAndArguments() {
    Refusal refusal = new Refusal("call-already-ended", 3);
    assertEquals("call-already-ended", refusal.id());
    assertEquals(List.of(3), refusal.arguments());
  }
}
