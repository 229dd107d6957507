package org.veriline.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @CsvSource({
    "en,3/4/1970,1970-03-04",
    "en,03/04/1970,1970-03-04",
    "en,3-4-1970,1970-03-04",
    "en,3.4.1970,1970-03-04",
    "en,3 4 1970,1970-03-04",
    "en,03041970,1970-03-04",
    "en,1970-03-04,1970-03-04",
    "en,1970/3/4,1970-03-04",
    "en,19700304,1970-03-04",
    "en,'March 4, 1970',1970-03-04",
    "en,'march 4th, 1970',1970-03-04",
    "en,the 4th of March 1970,1970-03-04",
    "en,4 Mar 70,1970-03-04",
    "en,Mar. 4 1970,1970-03-04",
    "en,21/4/1970,1970-04-21",
    "en,3/4/70,1970-03-04",
    "en,Sept 9 1999,1999-09-09",
    "en,2/29/2000,2000-02-29",
    "es,4/3/1970,1970-03-04",
    "es,4-3-70,1970-03-04",
    "es,04031970,1970-03-04",
    "es,19700304,1970-03-04",
    "es,4 de marzo de 1970,1970-03-04",
    "es,4 de Marzo del 1970,1970-03-04",
    "es,1º de enero de 1980,1980-01-01",
    "es,1ro de enero de 1980,1980-01-01",
    "es,3/21/1970,1970-03-21",
    "es,'marzo 4, 1970',1970-03-04",
    "es,20 de setiembre de 2001,2001-09-20",
    "es,20012001,2001-01-20",
  })
  void aDateIsReadAsPeopleWriteIt(String language, String text, LocalDate date) {
    assertEquals(Optional.of(date), BirthDate.parse(text, language, TODAY));
  }

  @ParameterizedTest
  @CsvSource({
    "en,''",
    "en,tomorrow",
    "en,3/4",
    "en,1970",
    "en,3/4/20",
    "en,2/30/1970",
    "en,2/29/1999",
    "en,13/13/1970",
    "en,3/4/1870",
    "en,3/4/2030",
    "en,3/4/970",
    "en,March March 1970",
    "en,March 1970",
    "en,1/2/3/4",
    "es,32 de enero de 1970",
    "en,99999999999999999999",
    "en,<script>alert(1)</script>",
  })
  void whatIsNoDateOrTwoDatesIsNotRead(String language, String text) {
    assertEquals(Optional.empty(), BirthDate.parse(text, language, TODAY));
  }
}
