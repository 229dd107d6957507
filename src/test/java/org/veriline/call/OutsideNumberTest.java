package org.veriline.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veriline.platform.Refusal;

class OutsideNumberTest {

  private static String refusal(String typed) {
    return assertThrows(Refusal.class, () -> OutsideNumber.read(typed)).id();
  }

  @ParameterizedTest
  @CsvSource({
    "(212) 555-0142, +12125550142",
    "1 212 555 0142, +12125550142",
    "+1 555 555 0115, +15555550115",
    "800-222-1222, +18002221222",
    "787 555 0142, +17875550142"
  })
  void numberOfThisCountryIsReadHoweverItIsWritten(String typed, String number) {
    assertEquals(number, OutsideNumber.read(typed).digits());
  }

  @ParameterizedTest
  @ValueSource(strings = {"911", "9911", "9 1 1", "988", "933", "411", "711", "112", "999"})
  void emergencyAndShortServiceNumbersAreRefused(String typed) {
    assertEquals("number-emergency", refusal(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"900 555 0142", "+1 900 234 5678", "212 976 0142"})
  void numbersThatCostByTheMinuteAreRefused(String typed) {
    assertEquals("number-premium", refusal(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+44 20 7946 0958",
        "011 44 20 7946 0958",
        "+49 30 901820",
        "876 555 0142",
        "809 555 0142",
        "416 555 0142",
        "+1 242 555 0142"
      })
  void numbersAbroadAreRefusedAlsoWhereTheirCodeLooksLikeOurs(String typed) {
    assertEquals("number-international", refusal(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "call her", "555-0142", "12345", "212 555 01423"})
  void whatIsNoWholeNumberIsRefused(String typed) {
    assertEquals("number-not-readable", refusal(typed));
  }
}
