package org.veriline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SoundTest {
  private static final int RATE = 16_000;

  @Test
  void toneIsFoundByItsPitchAndNoOther() {
    byte[] tone = tone(440, 8_000);
    assertTrue(Sound.shareOf(440, tone, RATE) > 0.99);
    assertTrue(Sound.shareOf(1000, tone, RATE) < 0.01);
  }

  @Test
  void silenceIsNoTone() {
    assertEquals(0, Sound.shareOf(440, new byte[RATE * 2], RATE));
    assertEquals(0, Sound.shareOf(440, tone(440, 10), RATE));
  }

  private static byte[] tone(int hertz, int loud) {
    ByteBuffer samples = ByteBuffer.allocate(RATE * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < RATE * 2; i++) {
      samples.putShort((short) (loud * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    return samples.array();
  }
}
