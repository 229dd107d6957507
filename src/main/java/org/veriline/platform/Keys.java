package org.veriline.platform;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes the keys of an installation on site: {@code Keys new phi|lookup|secret FILE}. An existing
 * file is never overwritten, because what was sealed with a lost key is lost.
 */
public final class Keys {
  private static final int SECRET_BYTES = 32;

  private Keys() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3 || !arguments[0].equals("new")) {
      System.err.println("usage: Keys new phi|lookup|secret FILE");
      System.exit(2);
    }
    Path file = Path.of(arguments[2]);
    if (Files.exists(file)) {
      System.err.println(file + " exists and is kept");
      System.exit(3);
    }
    String made =
        switch (arguments[1]) {
          case "phi" -> newPhiKeyset();
          case "lookup" -> newLookupKeyset();
          case "secret" -> newSecret();
          default -> throw new IllegalArgumentException("phi, lookup or secret: " + arguments[1]);
        };
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, made + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE);
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
