package org.veriline.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenDateTest {
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
    assertEquals(Optional.of(date), SpokenDate.birth(text, language, TODAY));
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
    assertEquals(Optional.empty(), SpokenDate.birth(text, language, TODAY));
  }

  @ParameterizedTest
  @CsvSource({
    "en,May 2019,2019-05",
    "en,in may of 2019,2019-05",
    "en,5/2019,2019-05",
    "en,2019-05,2019-05",
    "en,5/14/2019,2019-05",
    "es,mayo de 2019,2019-05",
    "es,14 de mayo de 2019,2019-05",
    "en,December 2027,2027-12",
  })
  void aMonthIsReadWithItsYear(String language, String text, YearMonth month) {
    assertEquals(Optional.of(month), SpokenDate.month(text, language, TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "May", "2019", "13/2019", "May 19", "last spring", "May 2099"})
  void whatIsNoMonthIsNotRead(String text) {
    assertEquals(Optional.empty(), SpokenDate.month(text, "en", TODAY));
  }
}
