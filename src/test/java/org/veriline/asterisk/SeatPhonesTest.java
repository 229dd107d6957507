package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.veriline.call.SeatEvent;

class SeatPhonesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
  private final SeatPhones phones = new SeatPhones();

  private static SeatEvent registered(String contact) {
    return new SeatEvent.Registered("seat001", contact, NOW);
  }

  private static SeatEvent vanished(String contact) {
    return new SeatEvent.Vanished("seat001", contact, NOW);
  }

  @Test
  void registrationThatCouldNotBeRecordedIsStillNewsWhenItIsTriedAgain() {
    assertTrue(phones.news(registered("a")));
    assertTrue(phones.news(registered("a")));
    phones.remember(registered("a"));
    assertFalse(phones.news(registered("a")));
  }

  @Test
  void oldAddressOfAPhoneThatRegisteredAgainVanishesInSilence() {
    phones.remember(registered("old"));
    phones.remember(registered("new"));
    assertFalse(phones.news(vanished("old")));
    phones.remember(vanished("old"));
    assertTrue(phones.news(vanished("new")));
  }

  @Test
  void phoneOfWhichNothingIsKnownVanishesAloud() {
    assertTrue(phones.news(vanished("unknown")));
  }
}
