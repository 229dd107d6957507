package org.veriline.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veriline.patient.PersonName.Fit;

class PersonNameTest {

  @ParameterizedTest
  @CsvSource({
    // given, family, said, fit
    "Elizabeth,Conn,Elizabeth Conn,EXACT",
    "Elizabeth,Conn,ELIZABETH  CONN,EXACT",
    "Elizabeth,Conn,'Conn, Elizabeth',EXACT",
    "Elizabeth,Conn,Mrs. Elizabeth Conn,EXACT",
    "Elizabeth,Conn,Liz Conn,CLOSE",
    "Elizabeth,Conn,Elisabeth Con,CLOSE",
    "Elizabeth,Conn,Elizabeth,NONE",
    "Elizabeth,Conn,Conn,NONE",
    "Elizabeth,Conn,'',NONE",
    "Elizabeth,Conn,Elizabeth Corr,NONE",
    "Elizabeth,Conn,Mary Conn,NONE",
    "Robert,Walker,Bob Walker,CLOSE",
    "Robert,Walker,Bobby Walkre,CLOSE",
    "Robert,Walker,Roberta Walker,CLOSE",
    "Robert,Walker,Robert Walker Jr,EXACT",
    "Robert,Walker,Robert J. Walker,CLOSE",
    "Robert,Walker,Robert John Paul Walker,NONE",
    "Robert James,Walker,Robert J Walker,CLOSE",
    "Robert James,Walker,James Walker,CLOSE",
    "Robert James,Walker,Jim Walker,CLOSE",
    "Robert James,Walker,Robert Peter Walker,NONE",
    "Alexander,Novak,Alexandra Novak,CLOSE",
    "Alexander,Novak,Alex Novak,CLOSE",
    "José,García López,Jose Garcia Lopez,EXACT",
    "José,García López,Pepe García,CLOSE",
    "José,García López,José López,NONE",
    "José,García López,José García Pérez,NONE",
    "María José,García,María García López,CLOSE",
    "María José,García,Maria Jose Garcia,EXACT",
    "María,de la Cruz Ruiz,Maria de la Cruz,CLOSE",
    "María,de la Cruz Ruiz,Maria Cruz Ruiz,EXACT",
    "Sean,O'Brien,Sean OBrien,EXACT",
    "Sean,O'Brien,Sean O’Brien,EXACT",
    "Ann,Mc Donald,Ann McDonald,EXACT",
    "Mary Ann,Smith-Jones,Maryann Smith,CLOSE",
    "Zoë,Müller,Zoe Muller,EXACT",
    "Jürgen,Weiß,Jurgen Weiss,EXACT",
    "Li,Wu,Li Wu,EXACT",
    "Li,Wu,Le Wu,NONE",
    "Li,Wu,Li Wo,NONE",
    "Bartholomew,Featherstone,Bartholomew Fetherston,CLOSE",
    "Bartholomew,Featherstone,Bartholomew Fethersto,NONE",
  })
  void whatACallerSaysFitsTheNameOnFile(String given, String family, String said, Fit fit) {
    assertEquals(fit, new PersonName(List.of(given.split(" ")), family).fits(said));
  }

  @ParameterizedTest
  @CsvSource({
    "anna,anna,EXACT",
    "ana,anna,CLOSE",
    "naan,anna,NONE",
    "gregoryy,gregory,CLOSE",
    "gregoryyy,gregory,NONE",
    "alexandre,alexandra,CLOSE",
    "alexnadre,alexandra,CLOSE",
    "alxnadre,alexandra,NONE",
  })
  void oneSlipUpToSevenLettersAndTwoAbove(String said, String ours, Fit fit) {
    assertEquals(fit, PersonName.wordFits(said, ours));
  }

  @Test
  void namesPrintThemselvesMasked() {
    assertEquals("•••", new PersonName(List.of("Elizabeth"), "Conn").toString());
  }

  @Test
  void aVeryLongNameIsAnsweredQuickly() {
    String long1 = "x".repeat(100_000) + " " + "y ".repeat(50_000);
    long start = System.nanoTime();
    assertEquals(Fit.NONE, new PersonName(List.of("Elizabeth"), "Conn").fits(long1));
    assertTrue(System.nanoTime() - start < 2_000_000_000L);
  }
}
