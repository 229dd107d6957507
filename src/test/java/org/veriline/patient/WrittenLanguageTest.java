package org.veriline.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLanguageTest {
  @ParameterizedTest
  @CsvSource({
    "es, es",
    "ES-MX, es",
    "spa, es",
    "Spanish; Castilian, es",
    "Espa\u00f1ol, es",
    "en, en",
    "en-US, en",
    "English, en",
  })
  void languagesAreKnownAsRecordsWriteThem(String text, String language) {
    assertEquals(Optional.of(Locale.forLanguageTag(language)), WrittenLanguage.of(text));
  }

  @ParameterizedTest
  @CsvSource({"vi", "est", "Estonian", "Esperanto", "Engadin", "''"})
  void whatTheClinicDoesNotWriteIsNoAnswer(String text) {
    assertEquals(Optional.empty(), WrittenLanguage.of(text));
  }
}
