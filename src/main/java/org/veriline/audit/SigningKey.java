package org.veriline.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.veriline.platform.Credentials;

/** The key that signs checkpoints (Ed25519). It signs nothing else. */
final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_LENGTH = 16;

  private final PrivateKey secret;
  private final PublicKey open;
  private final String id;

  /**
   * From what {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey -pubout} write.
   */
  SigningKey(String secretPem, String publicPem) {
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      byte[] encoded = der(publicPem);
      secret = keys.generatePrivate(new PKCS8EncodedKeySpec(der(secretPem)));
      open = keys.generatePublic(new X509EncodedKeySpec(encoded));
      id = HexFormat.of().formatHex(Sha256.of(encoded)).substring(0, ID_LENGTH);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the audit trail's signing key cannot be used", broken);
    }
  }

  static SigningKey of(Credentials credentials) {
    return new SigningKey(
        credentials.text("audit-signing-key.pem"), credentials.text("audit-signing-public.pem"));
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }

  /**
   * Beginning of the hash of the public key, as {@code openssl pkey -pubin -outform DER} has it.
   */
  String id() {
    return id;
  }

  byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the audit trail cannot be signed", broken);
    }
  }

  boolean signed(String text, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(open);
      check.update(text.getBytes(StandardCharsets.US_ASCII));
      return check.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }
}
