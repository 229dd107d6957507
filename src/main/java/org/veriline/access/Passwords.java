package org.veriline.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/**
 * Passwords as NIST SP 800-63B wants them: long, not guessable from context, no composition rules,
 * kept as bcrypt.
 */
final class Passwords {
  private static final int SHORTEST = 12;

  /** Where bcrypt stops reading; a longer password would be weaker than it looks. */
  private static final int LONGEST_BYTES = 72;

  private static final Set<String> GUESSED_FIRST =
      Set.of(
          "password1234",
          "passwordpassword",
          "123456789012",
          "1234567890123",
          "qwertyuiop12",
          "qwertyuiop123",
          "administrator",
          "letmeinletmein",
          "iloveyouiloveyou",
          "correcthorse",
          "welcome12345",
          "changeme1234",
          "p@ssw0rd1234",
          "contraseña123",
          "bienvenido123");

  private final SlowHash hashing = new SlowHash();

  String hash(String password) {
    return hashing.hash(password);
  }

  /** Takes as long for a person who is not there as for one who is. */
  boolean matches(String password, @Nullable String hash) {
    return hashing.matches(password, hash).orElseThrow(() -> new Refusal("sign-in-busy"));
  }

  static void mustBeGood(String password, String userName) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw new Refusal("password-too-short", SHORTEST);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw new Refusal("password-too-long", LONGEST_BYTES);
    }
    if (GUESSED_FIRST.contains(lower)
        || lower.contains("veriline")
        || lower.contains(userName.toLowerCase(Locale.ROOT))
        || password.codePoints().distinct().count() < 5) {
      throw new Refusal("password-guessable");
    }
  }
}
