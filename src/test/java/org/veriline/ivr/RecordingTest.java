package org.veriline.ivr;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.veriline.platform.Refusal;

class RecordingTest {

  @Test
  void telephoneRecordingOfUsualLevelIsTaken() throws IOException {
    assertDoesNotThrow(() -> Recording.check("closed", wave(8000, 3, 6000)));
  }

  @Test
  void otherFormatsAreRefused() throws IOException {
    refusedAs("recording-format", "closed", wave(16000, 3, 6000));
    refusedAs("recording-format", "closed", "no sound".getBytes(StandardCharsets.UTF_8));
    refusedAs("recording-format", "closed", new byte[0]);
  }

  @Test
  void emergencyWordsTakeSevenSecondsAtMost() throws IOException {
    assertDoesNotThrow(() -> Recording.check("emergency", wave(8000, 7, 6000)));
    refusedAs("recording-length", "emergency", wave(8000, 8, 6000));
    assertDoesNotThrow(() -> Recording.check("closed", wave(8000, 8, 6000)));
    refusedAs("recording-length", "closed", wave(8000, 61, 6000));
    refusedAs("recording-length", "closed", wave(8000, 0, 6000));
  }

  @Test
  void tooQuietAndTooLoudAreRefused() throws IOException {
    refusedAs("recording-too-quiet", "closed", wave(8000, 3, 200));
    refusedAs("recording-too-loud", "closed", wave(8000, 3, 32000));
  }

  private static void refusedAs(String id, String name, byte[] wave) {
    assertEquals(id, assertThrows(Refusal.class, () -> Recording.check(name, wave)).id());
  }

  private static byte[] wave(int rate, int seconds, int loud) throws IOException {
    ByteBuffer samples = ByteBuffer.allocate(rate * seconds * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rate * seconds; i++) {
      samples.putShort((short) (loud * Math.sin(2 * Math.PI * 300 * i / rate)));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(
            new ByteArrayInputStream(samples.array()),
            new AudioFormat(rate, 16, 1, true, false),
            (long) rate * seconds),
        AudioFileFormat.Type.WAVE,
        out);
    return out.toByteArray();
  }
}
