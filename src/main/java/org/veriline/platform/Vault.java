package org.veriline.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * Seals what must be unreadable on the disk, and makes keyed look-up values for what must be found
 * without being readable.
 */
public final class Vault {
  private static final int LOOKUP_BYTES = 32;

  /** Tink puts one byte for the kind of prefix and four for the key's id before what it seals. */
  private static final int PREFIX = 5;

  private final Aead aead;
  private final PrfSet prf;
  private final int key;

  private Vault(Aead aead, PrfSet prf, int key) {
    this.aead = aead;
    this.prf = prf;
    this.key = key;
  }

  static Vault of(Credentials credentials) {
    return of(credentials.text("phi-keyset.json"), credentials.text("lookup-keyset.json"));
  }

  /** From two Tink key sets in JSON; tests make their own with {@link Keys}. */
  public static Vault of(String phiKeyset, String lookupKeyset) {
    try {
      AeadConfig.register();
      PrfConfig.register();
      KeysetHandle phi = keyset(phiKeyset);
      return new Vault(
          phi.getPrimitive(RegistryConfiguration.get(), Aead.class),
          keyset(lookupKeyset).getPrimitive(RegistryConfiguration.get(), PrfSet.class),
          phi.getPrimary().getId());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("a key set cannot be used", broken);
    }
  }

  private static KeysetHandle keyset(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
  }

  /**
   * Seals {@code plain}. {@code associated} names whose and what it is ("patient/D3"); it is not
   * stored, and {@link #open} refuses another one, so sealed values cannot be swapped by SQL. The
   * key's id is part of the seal too.
   */
  public byte[] seal(byte[] plain, String associated) {
    try {
      return aead.encrypt(plain, withKey(associated, key));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("sealing failed", broken);
    }
  }

  /** Opens what {@link #seal} made; anything else is refused as {@code sealed-value-broken}. */
  public byte[] open(byte[] sealed, String associated) {
    if (sealed.length < PREFIX) {
      throw new Refusal("sealed-value-broken");
    }
    try {
      return aead.decrypt(sealed, withKey(associated, ByteBuffer.wrap(sealed).getInt(1)));
    } catch (GeneralSecurityException notOurs) {
      throw new Refusal("sealed-value-broken");
    }
  }

  private static byte[] withKey(String associated, int key) {
    return (associated + "/key/" + Integer.toHexString(key)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The keyed look-up value of a normalised text; {@code kind} keeps a date from matching a phone.
   */
  public String lookup(String kind, String normalised) {
    byte[] input = (kind + '\n' + normalised).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(prf.computePrimary(input, LOOKUP_BYTES));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("look-up failed", broken);
    }
  }
}
