package org.veriline.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachabilityTest {
  private static final String HOME = "+12025550147";
  private static final String WORK = "+12025550148";

  @Test
  void withoutAWishEveryNumberMayBeCalledAndAMessageSaysNameAndNumber() {
    Reachability reach = Reachability.of(Papers.about().dossier());
    assertTrue(reach.mayDial(HOME));
    assertEquals(MessageLevel.NAME_AND_NUMBER, reach.message(HOME));
  }

  @Test
  void onlyThisNumberRulesOutEveryOther() {
    Reachability reach =
        Reachability.of(
            Papers.about()
                .and("w", Kind.PREFERENCE, "number=" + HOME, "only=yes", "message=APPOINTMENT")
                .dossier());
    assertTrue(reach.mayDial(HOME));
    assertFalse(reach.mayDial(WORK));
    assertEquals(MessageLevel.APPOINTMENT, reach.message(HOME));
    assertEquals(MessageLevel.NONE, reach.message(WORK));
  }

  @Test
  void aDangerousNumberIsNeverCalledWhateverTheWish() {
    Papers papers =
        Papers.about()
            .and("w", Kind.PREFERENCE, "number=" + HOME, "message=DETAILED")
            .and("d", Kind.ENDANGERMENT, "numbers=" + HOME);
    assertFalse(Reachability.of(papers.dossier()).mayDial(HOME));
    assertEquals(MessageLevel.NONE, Reachability.of(papers.dossier()).message(HOME));
  }

  @Test
  void nobodyCallsTheDead() {
    Papers papers = Papers.about().and("d", Kind.DECEASED, "died_on=2026-11-01");
    assertFalse(Reachability.of(papers.dossier()).mayDial(HOME));
  }

  @ParameterizedTest
  @CsvSource({
    "09:00,17:00,08:59,false",
    "09:00,17:00,09:00,true",
    "09:00,17:00,17:00,false",
    "20:00,06:00,23:00,true",
    "20:00,06:00,05:59,true",
    "20:00,06:00,12:00,false",
    "'',12:00,11:59,true",
    "18:00,'',17:59,false",
  })
  void aNumberMayBeCalledAtItsHours(String from, String to, LocalTime at, boolean may) {
    Papers papers =
        Papers.about()
            .at(Papers.NOW.with(at))
            .and(
                "w",
                Kind.PREFERENCE,
                "number=" + HOME,
                "message=NONE",
                "hours_from=" + from,
                "hours_to=" + to);
    Reachability reach = Reachability.of(papers.dossier());
    assertEquals(may, reach.mayDial(HOME));
    assertTrue(reach.ever(HOME));
  }
}
