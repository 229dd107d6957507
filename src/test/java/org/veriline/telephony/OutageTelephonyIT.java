package org.veriline.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veriline.testing.Eventually;

/** Parts are killed, callers notice little, and records are whole. */
class OutageTelephonyIT {
  private static final int CALLS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @AfterEach
  void everythingRunsAgain() {
    Line.everythingRuns();
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

  @ParameterizedTest
  @ValueSource(strings = {"veriline", "mariadb"})
  void callsThatComeWhileAPartIsDeadAreRecordedOnceWhenItIsBack(String part) {
    long before = recorded();
    Line.kill(part);
    Line.Heard heard = Line.call("--silent", "--for", "14", "--count", "" + CALLS, "--rate", "2");
    assertEquals(CALLS, heard.answered(), heard::toString);
    Line.inside("systemctl", "start", part);
    Eventually.until("every call is recorded once", PATIENCE, () -> recorded() == before + CALLS);
  }

  @Test
  void restartedSwitchAnswersWithinTenSecondsAndTheApplicationIsInStep() {
    Line.inside("systemctl", "restart", "voice");
    Instant restarted = Instant.now();
    AtomicReference<Instant> dialled = new AtomicReference<>();
    Eventually.until(
        "the switch answers a call",
        PATIENCE,
        () -> {
          dialled.set(Instant.now());
          return Line.call("--for", "12").answered() == 1;
        });
    Duration away = Duration.between(restarted, dialled.get());
    assertTrue(away.compareTo(Duration.ofSeconds(10)) <= 0, away::toString);
    Line.everythingRuns();
  }
}
