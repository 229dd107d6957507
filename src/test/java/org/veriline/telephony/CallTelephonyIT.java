package org.veriline.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.testing.Eventually;

/**
 * Real calls over the trunk, judged by the carrier's own recording and by what was recorded of
 * them.
 */
class CallTelephonyIT {
  private static final List<String> FIRST_WORDS = List.of("emergency/en", "emergency/es");

  private static String lastCall(String column) {
    return Line.sql("SELECT " + column + " FROM calls ORDER BY arrived_at DESC LIMIT 1");
  }

  /** The record follows the hang-up by what the events need. */
  private static void ended(String... expected) {
    String want = String.join("\t", expected);
    Eventually.until(
        "the last call is " + want,
        Duration.ofSeconds(10),
        () -> lastCall("state, COALESCE(queue, '-'), cause").equals(want));
  }

  @Test
  void callerWhoChoosesAQueueAndHangsUpThereIsAbandoned() {
    Line.Heard heard = Line.call("--queue", "2", "--hang-up-in-queue");
    assertEquals(FIRST_WORDS, heard.prompts().subList(0, 2));
    assertTrue(heard.heard("music"), heard::toString);
    ended("ENDED", "nurse", "ABANDONED");
  }

  @Test
  void callerWhoChoosesSpanishIsSpokenToInSpanish() {
    Line.Heard heard = Line.call("--language", "es", "--hang-up-at", "menu-general");
    assertTrue(heard.prompts().contains("menu-general/es"), heard::toString);
    assertEquals("es", lastCall("language"));
  }

  @Test
  void threeSilentPromptsLeadToAPerson() {
    Line.Heard heard = Line.call("--silent", "--hang-up-in-queue");
    assertTrue(heard.prompts().contains("to-person/en"), heard::toString);
    ended("ENDED", "general", "ABANDONED");
  }

  @Test
  void nobodyIsLeftInSilence() {
    Line.Heard heard = Line.call("--digits", "1,1,", "--for", "60");
    assertTrue(heard.longestSilence() <= 8, heard::toString);
  }

  @Test
  void callerWhoHangsUpDuringTheEmergencyWordsIsRecorded() {
    Line.call("--hang-up-at", "emergency");
    ended("ENDED", "-", "NORMAL");
  }

  @Test
  void unknownDateSoundsLikeAnUnknownNumberAndLeavesNoDigits() {
    Line.Heard heard =
        Line.call(
            "--digits", "1,1,1,01021899,8675309012#,01031899,8675309013#", "--hang-up-in-queue");
    assertTrue(heard.prompts().contains("not-identified/en"), heard::toString);
    String found =
        Line.inside(
            "sh",
            "-c",
            "(journalctl --no-pager; cat /var/log/voice/* /var/lib/veriline-voice/cel/* 2>/dev/null)"
                + " | grep -c -e 8675309012 -e 01021899 || true");
    assertEquals("0", found.strip());
  }

  @Test
  void speechInTheClearIsRefused() {
    Line.Heard heard = Line.call("--endpoint", "appliance-plain-rtp", "--for", "20");
    assertEquals(0, heard.answered(), heard::toString);
  }

  @Test
  void signallingInTheClearIsRefused() {
    Line.Heard heard = Line.call("--endpoint", "appliance-plain-sip", "--for", "20");
    assertEquals(0, heard.answered(), heard::toString);
  }
}
