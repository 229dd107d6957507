package org.veriline.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Tones made and tones found. */
final class Sound {
  private static final int RATE = 48_000;
  private static final int SECONDS = 10;

  private Sound() {}

  /** A file with a steady tone, for a microphone that is none. */
  static Path tone(int hertz) {
    ByteBuffer samples = ByteBuffer.allocate(RATE * SECONDS * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < RATE * SECONDS; i++) {
      samples.putShort((short) (12_000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    Path file = Path.of("target", "tone" + hertz + ".wav").toAbsolutePath();
    try (AudioInputStream stream =
        new AudioInputStream(
            new ByteArrayInputStream(samples.array()),
            new AudioFormat(RATE, 16, 1, true, false),
            (long) RATE * SECONDS)) {
      Files.createDirectories(file.getParent());
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    return file;
  }

  /**
   * How much of a recording (16 bit, little endian, mono) is this tone, from 0 to 1, in its loudest
   * second: Goertzel's filter against the whole energy.
   */
  static double shareOf(int hertz, byte[] recording, int rate) {
    short[] samples = new short[recording.length / 2];
    ByteBuffer.wrap(recording).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    double best = 0;
    for (int start = 0; start + rate <= samples.length; start += rate / 4) {
      best = Math.max(best, share(hertz, samples, start, rate));
    }
    return best;
  }

  private static double share(int hertz, short[] samples, int start, int rate) {
    double turn = 2 * Math.cos(2 * Math.PI * hertz / rate);
    double before = 0;
    double twoBefore = 0;
    double energy = 0;
    for (int i = 0; i < rate; i++) {
      double sample = samples[start + i];
      energy += sample * sample;
      double now = sample + turn * before - twoBefore;
      twoBefore = before;
      before = now;
    }
    if (energy < 1_000.0 * rate) {
      return 0; // silence
    }
    double power = before * before + twoBefore * twoBefore - turn * before * twoBefore;
    return power * 2 / rate / energy;
  }
}
