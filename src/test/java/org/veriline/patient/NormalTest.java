package org.veriline.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormalTest {

  @Test
  void aRecordNumberIsItsCapitalsAndDigits() {
    assertEquals("MRN00123A", Normal.number(" mrn-00123 a"));
  }

  @Test
  void aPhoneIsE164() {
    assertEquals(Optional.of("+15550100199"), Normal.phone("(555) 010-0199"));
    assertEquals(Optional.of("+15559619901"), Normal.phone("555-961-9901"));
    assertEquals(Optional.of("+528112345678"), Normal.phone("+52 81 1234 5678"));
    assertEquals(Optional.empty(), Normal.phone("none"));
    assertEquals(Optional.empty(), Normal.phone("12"));
  }
}
