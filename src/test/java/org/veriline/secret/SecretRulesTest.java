package org.veriline.secret;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.veriline.platform.Refusal;

class SecretRulesTest {
  @Test
  void aPassPhraseHasTwoWordsOrSixCharactersAndEnoughSound() {
    good(SecretKind.PASS_PHRASE, "blue heron");
    good(SecretKind.PASS_PHRASE, "marmalade");
    good(SecretKind.PASS_PHRASE, "café de olla");
    good(SecretKind.PASS_PHRASE, "red sun 7");
    refused("pass-phrase-too-short", SecretKind.PASS_PHRASE, "heron");
    refused("pass-phrase-too-short", SecretKind.PASS_PHRASE, "a e i o u");
    refused("pass-phrase-too-short", SecretKind.PASS_PHRASE, "???");
    refused("secret-guessable", SecretKind.PASS_PHRASE, "Password 12");
    refused("secret-guessable", SecretKind.PASS_PHRASE, "I love you");
    refused("pass-phrase-too-long", SecretKind.PASS_PHRASE, "heron ".repeat(30));
  }

  @Test
  void aPinHasSixDigitsThatNobodyTriesFirst() {
    good(SecretKind.PIN, "493817");
    good(SecretKind.PIN, "9182736450");
    for (String wrong : new String[] {"12345", "12345678901", "49381a", ""}) {
      refused("pin-not-digits", SecretKind.PIN, wrong);
    }
    for (String guessed :
        new String[] {"123456", "654321", "890123", "111111", "121212", "407407"}) {
      refused("secret-guessable", SecretKind.PIN, guessed);
    }
  }

  @Test
  void whatSoundsAlikeIsTheSamePassPhrase() {
    for (String[] alike :
        new String[][] {
          {"blue heron", "Blu  Herron"},
          {"Knight rider", "night-rider"},
          {"café de olla", "cafe de olla"},
          {"Vaca verde", "baca berde"},
          {"photo finish", "foto finish"},
          {"zapato rojo", "sapato rojo"}
        }) {
      assertEquals(Sound.of(alike[0]), Sound.of(alike[1]), alike[1]);
    }
  }

  @Test
  void anotherPassPhraseIsAnother() {
    for (String[] others :
        new String[][] {
          {"blue heron", "blue herring"},
          {"red sun 7", "red sun 8"},
          {"green garden", "green harbour"},
          {"summer rain", "winter rain"}
        }) {
      assertNotEquals(Sound.of(others[0]), Sound.of(others[1]), others[1]);
    }
  }

  private static void good(SecretKind kind, String text) {
    assertDoesNotThrow(() -> SecretRules.mustBeGood(kind, text));
  }

  private static void refused(String id, SecretKind kind, String text) {
    assertEquals(
        id, assertThrows(Refusal.class, () -> SecretRules.mustBeGood(kind, text), text).id());
  }
}
