package org.veriline.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {
  /** The secret "12345678901234567890" of RFC 6238, appendix B. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  @Test
  void codesAreThoseOfTheStandard() {
    assertEquals("287082", Totp.codeAt(SECRET, Instant.ofEpochSecond(59)));
    assertEquals("081804", Totp.codeAt(SECRET, Instant.ofEpochSecond(1111111109)));
    assertEquals("005924", Totp.codeAt(SECRET, Instant.ofEpochSecond(1234567890)));
  }

  @Test
  void clockThatIsHalfAMinuteOffIsForgiven() {
    Instant now = Instant.ofEpochSecond(1111111109);
    assertTrue(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.minusSeconds(30)), now, 0).isPresent());
    assertTrue(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.plusSeconds(30)), now, 0).isPresent());
    assertTrue(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.plusSeconds(90)), now, 0).isEmpty());
  }

  @Test
  void codeCountsOnce() {
    Instant now = Instant.ofEpochSecond(1111111109);
    long used = Totp.stepOf(SECRET, Totp.codeAt(SECRET, now), now, 0).getAsLong();
    assertTrue(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now), now, used).isEmpty());
  }
}
