package org.veriline.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.veriline.testing.Eventually;

/**
 * Real calls over the trunk, judged by the carrier's own recording and by what was recorded of
 * them. They go on at the same time, so no two of them may end in the same record.
 */
class CallTelephonyIT {
  private static final List<String> FIRST_WORDS = List.of("emergency/en", "emergency/es");
  private static String began = "";

  @BeforeAll
  static void lookAtTheClock() {
    began = Line.sql("SELECT UTC_TIMESTAMP(3)");
  }

  /** The record follows the hang-up by what the events need. */
  private static void recorded(String what) {
    Eventually.until(
        "a call is recorded with " + what,
        Duration.ofSeconds(10),
        () ->
            Line.sql(
                    "SELECT COUNT(*) FROM calls WHERE arrived_at >= '%s' AND state = 'ENDED' AND %s"
                        .formatted(began, what))
                .equals("1"));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void callerWhoChoosesAQueueAndHangsUpThereIsAbandoned() {
    Line.Heard heard = Line.call("--queue", "2", "--hang-up-in-queue");
    assertEquals(FIRST_WORDS, heard.prompts().subList(0, 2));
    assertTrue(heard.heard("music"), heard::toString);
    recorded("queue = 'nurse' AND cause = 'ABANDONED'");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void callerWhoChoosesSpanishIsSpokenToInSpanish() {
    Line.Heard heard = Line.call("--language", "es", "--hang-up-at", "menu-general");
    assertTrue(heard.prompts().contains("menu-general/es"), heard::toString);
    recorded("language = 'es' AND queue IS NULL");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void threeSilentPromptsLeadToAPerson() {
    Line.Heard heard = Line.call("--silent", "--hang-up-in-queue");
    assertTrue(heard.prompts().contains("to-person/en"), heard::toString);
    recorded("language = 'en' AND queue = 'general' AND cause = 'ABANDONED'");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void nobodyIsLeftInSilence() {
    Line.Heard heard = Line.call("--digits", "2,1,", "--for", "60");
    assertTrue(heard.longestSilence() <= 8, heard::toString);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void callerWhoHangsUpDuringTheEmergencyWordsIsRecorded() {
    Line.call("--hang-up-at", "emergency");
    recorded("language = 'en' AND queue IS NULL AND cause = 'NORMAL'");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void unknownDateSoundsLikeAnUnknownNumberAndLeavesNoDigits() {
    Line.Heard heard =
        Line.call(
            "--digits", "2,1,1,01021899,8675309012#,01031899,8675309013#", "--hang-up-in-queue");
    assertTrue(heard.prompts().contains("not-identified/es"), heard::toString);
    String found =
        Line.inside(
            "sh",
            "-c",
            "(journalctl --no-pager; cat /var/log/voice/* /var/lib/veriline-voice/cel/* 2>/dev/null)"
                + " | grep -c -e 8675309012 -e 01021899 || true");
    assertEquals("0", found.strip());
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void speechInTheClearIsRefused() {
    Line.Heard heard = Line.call("--endpoint", "appliance-plain-rtp", "--for", "20");
    assertEquals(0, heard.answered(), heard::toString);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void signallingInTheClearIsRefused() {
    Line.Heard heard = Line.call("--endpoint", "appliance-plain-sip", "--for", "20");
    assertEquals(0, heard.answered(), heard::toString);
  }
}
