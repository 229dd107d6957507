package org.veriline.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final String LOOKUP = Keys.newLookupKeyset();
  private static final Vault VAULT = Vault.of(Keys.newPhiKeyset(), LOOKUP);
  private static final byte[] PLAIN = "invented".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatWasSealedOpensUnderTheSameName() {
    assertArrayEquals(PLAIN, VAULT.open(VAULT.seal(PLAIN, "patient/D3"), "patient/D3"));
  }

  @Test
  void sealedValueMovedToAnotherPlaceIsRefused() {
    byte[] sealed = VAULT.seal(PLAIN, "one/D3");
    Refusal refusal = assertThrows(Refusal.class, () -> VAULT.open(sealed, "two/D3"));
    assertEquals("sealed-value-broken", refusal.id());
  }

  @Test
  void sealedTwiceNeverLooksTheSame() {
    assertNotEquals(
        new String(VAULT.seal(PLAIN, "x"), StandardCharsets.ISO_8859_1),
        new String(VAULT.seal(PLAIN, "x"), StandardCharsets.ISO_8859_1));
  }

  @Test
  void lookupIsTheSameForTheSameKeyAndAnotherForAnotherKind() {
    Vault again = Vault.of(Keys.newPhiKeyset(), LOOKUP);
    assertEquals(VAULT.lookup("birth", "1980-01-31"), again.lookup("birth", "1980-01-31"));
    assertNotEquals(VAULT.lookup("birth", "1980-01-31"), VAULT.lookup("phone", "1980-01-31"));
  }

  @Test
  void lookupUnderAnotherKeyIsAnother() {
    Vault other = Vault.of(Keys.newPhiKeyset(), Keys.newLookupKeyset());
    assertNotEquals(VAULT.lookup("birth", "1980-01-31"), other.lookup("birth", "1980-01-31"));
  }
}
