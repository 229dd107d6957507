package org.veriline.ivr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.veriline.platform.Refusal;

/** What a recording must be before callers hear it: a telephone's format, length and level. */
final class Recording {
  private static final float RATE = 8000;
  private static final int LONGEST_SECONDS = 60;

  /** CC-40: the first words are said within seven seconds. */
  private static final int LONGEST_EMERGENCY_SECONDS = 7;

  private static final double QUIETEST_DB = -35;
  private static final double LOUDEST_DB = -6;

  private Recording() {}

  static void check(String name, byte[] wave) {
    short[] samples = samples(wave);
    double seconds = samples.length / (double) RATE;
    int longest = name.equals("emergency") ? LONGEST_EMERGENCY_SECONDS : LONGEST_SECONDS;
    if (seconds < 0.2 || seconds > longest) {
      throw new Refusal("recording-length", longest);
    }
    double level = level(samples);
    if (level < QUIETEST_DB) {
      throw new Refusal("recording-too-quiet");
    }
    if (level > LOUDEST_DB) {
      throw new Refusal("recording-too-loud");
    }
  }

  private static short[] samples(byte[] wave) {
    try (AudioInputStream stream =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(wave))) {
      AudioFormat format = stream.getFormat();
      boolean telephone =
          format.getSampleRate() == RATE
              && format.getChannels() == 1
              && format.getSampleSizeInBits() == 16
              && format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
              && !format.isBigEndian();
      if (!telephone) {
        throw new Refusal("recording-format");
      }
      byte[] bytes = stream.readAllBytes();
      short[] samples = new short[bytes.length / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8));
      }
      return samples;
    } catch (UnsupportedAudioFileException | IOException notAWave) {
      throw new Refusal("recording-format");
    }
  }

  /** Root mean square against full scale, in decibels. */
  private static double level(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return 20 * Math.log10(Math.max(1, Math.sqrt(sum / samples.length)) / Short.MAX_VALUE);
  }
}
