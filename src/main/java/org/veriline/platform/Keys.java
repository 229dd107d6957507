package org.veriline.platform;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes the keys of an installation on site; {@code Keys new phi|lookup|secret} prints one. */
public final class Keys {
  private static final int SECRET_BYTES = 32;

  private Keys() {}

  public static void main(String[] arguments) {
    String kind = arguments.length == 2 && arguments[0].equals("new") ? arguments[1] : "";
    switch (kind) {
      case "phi" -> System.out.println(newPhiKeyset());
      case "lookup" -> System.out.println(newLookupKeyset());
      case "secret" -> System.out.println(newSecret());
      default -> {
        System.err.println("usage: Keys new phi|lookup|secret");
        System.exit(2);
      }
    }
  }

  /** A new key set for {@link Vault#seal}. */
  public static String newPhiKeyset() {
    return keyset(PredefinedAeadParameters.AES256_GCM);
  }

  /** A new key set for {@link Vault#lookup}. */
  public static String newLookupKeyset() {
    return keyset(PredefinedPrfParameters.HMAC_SHA256_PRF);
  }

  /** 256 random bits in hexadecimal: audit key, tokens, passwords of programs. */
  public static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String keyset(Parameters parameters) {
    try {
      AeadConfig.register();
      PrfConfig.register();
      KeysetHandle handle =
          KeysetHandle.newBuilder()
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(parameters).withRandomId().makePrimary())
              .build();
      return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("no new key", broken);
    }
  }
}
