package org.veriline.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts are killed, callers notice little, and records are whole. */
class OutageTelephonyIT {
  private static final int CALLS = 20;

  @AfterEach
  void everythingRunsAgain() throws InterruptedException {
    Line.inside("systemctl", "start", "mariadb", "voice", "veriline");
    until("the application is in step again", () -> status().contains("\"switch\":\"answers\""));
  }

  private interface Check {
    boolean holds();
  }

  private static void until(String what, Check check) throws InterruptedException {
    for (int tries = 0; tries < 180; tries++) {
      if (check.holds()) {
        return;
      }
      Thread.sleep(1000);
    }
    throw new AssertionError("never: " + what);
  }

  private static String status() {
    return Line.inside("sh", "-c", "veriline status 2>/dev/null | tr -d ' \\n' || true");
  }

  private static long recorded() {
    return Long.parseLong(Line.sql("SELECT COUNT(*) FROM calls WHERE ended_at IS NOT NULL"));
  }

  @Test
  void emergencyWordsAreHeardWithTheApplicationStopped() {
    Line.inside("systemctl", "stop", "veriline");
    Line.Heard heard = Line.call("--for", "30");
    assertEquals(List.of("emergency/en", "emergency/es"), heard.prompts().subList(0, 2));
    assertTrue(heard.prompts().contains("static-wait/en"), heard::toString);
    assertTrue(heard.longestSilence() <= 8, heard::toString);
  }

  @Test
  void callsThatComeWhileTheApplicationIsDeadAreRecordedWhenItIsBack() throws InterruptedException {
    long before = recorded();
    Line.inside("systemctl", "kill", "--signal=KILL", "veriline");
    Line.inside("systemctl", "stop", "veriline");
    Line.Heard heard = Line.call("--silent", "--for", "14", "--count", "" + CALLS, "--rate", "2");
    assertEquals(CALLS, heard.answered(), heard::toString);
    Line.inside("systemctl", "start", "veriline");
    until("every call is recorded once", () -> recorded() == before + CALLS);
  }

  @Test
  void callsThatComeWhileTheDatabaseIsDeadAreRecordedWhenItIsBack() throws InterruptedException {
    long before = recorded();
    Line.inside("systemctl", "kill", "--signal=KILL", "mariadb");
    Line.inside("systemctl", "stop", "mariadb");
    Line.Heard heard = Line.call("--silent", "--for", "14", "--count", "" + CALLS, "--rate", "2");
    assertEquals(CALLS, heard.answered(), heard::toString);
    Line.inside("systemctl", "start", "mariadb");
    until("every call is recorded once", () -> recorded() == before + CALLS);
  }

  @Test
  void restartedSwitchAnswersWithinTenSecondsAndTheApplicationIsInStep()
      throws InterruptedException {
    Line.inside("systemctl", "restart", "voice");
    until("the switch answers a call", () -> Line.call("--for", "12").answered() == 1);
    assertFalse(Line.sql("SELECT 1").isEmpty());
    until("the application is in step", () -> status().contains("\"switch\":\"answers\""));
  }
}
