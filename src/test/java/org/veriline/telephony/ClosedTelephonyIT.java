package org.veriline.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clinic is closed today and the application is away: the dialplan knows by itself. */
class ClosedTelephonyIT {
  private static final String SITE = "/var/lib/veriline-voice/";

  @BeforeEach
  void closeToday() {
    Line.inside("systemctl", "stop", "veriline");
    Line.inside("cp", "--preserve=all", SITE + "closed-days", SITE + "closed-days.kept");
    Line.inside("sh", "-c", "TZ=$(head -1 %1$shours) date +%%F >%1$sclosed-days".formatted(SITE));
  }

  @AfterEach
  void openAgain() {
    Line.inside("mv", SITE + "closed-days.kept", SITE + "closed-days");
    Line.everythingRuns();
  }

  @Test
  void callerHearsTheEmergencyWordsThenTheHoursTwiceAndAFarewell() {
    Line.Heard heard = Line.call();
    List<String> prompts = heard.prompts();
    assertEquals(List.of("emergency/en", "emergency/es"), prompts.subList(0, 2));
    for (String language : List.of("en", "es")) {
      assertEquals(2, Collections.frequency(prompts, "closed/" + language), prompts::toString);
      assertEquals(2, Collections.frequency(prompts, "open/" + language), prompts::toString);
    }
    assertEquals(
        List.of("goodbye/en", "goodbye/es"), prompts.subList(prompts.size() - 2, prompts.size()));
    assertFalse(heard.heard("music"), heard::toString);
  }
}
