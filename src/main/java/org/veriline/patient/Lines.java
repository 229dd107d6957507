package org.veriline.patient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads a stream line by line without ever holding more than one line, and no line longer than the
 * limit: a file of a gigabyte needs no more memory than its longest patient.
 */
final class Lines {
  private static final int BUFFER = 1 << 16;
  private static final int DEEPEST = 64;

  private final InputStream in;
  private final int longest;
  private final LongConsumer progress;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private long read;
  private long number;

  Lines(InputStream in, int longest, LongConsumer progress) {
    this.in = in;
    this.longest = longest;
    this.progress = progress;
  }

  /** Number of the line that was read last, from one. */
  long number() {
    return number;
  }

  /**
   * The next line as bytes, or nothing at the end. A line over the limit is read to its end and
   * thrown away, so that the next one can still be used.
   */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      if (!tooLong) {
        line.write(buffer, at, end - at);
        tooLong = line.size() > longest;
        if (tooLong) {
          line.reset();
        }
      }
      boolean ended = end < filled;
      at = ended ? end + 1 : end;
      if (ended) {
        break;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    number++;
    if (tooLong) {
      throw new Unfit("import-line-too-long", "line");
    }
    return Optional.of(line.toByteArray());
  }

  /** Everything that is left, up to the limit. */
  byte[] rest() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (fill()) {
      all.write(buffer, at, filled - at);
      at = filled;
      if (all.size() > longest) {
        throw new Unfit("import-bundle-too-large", "file");
      }
    }
    return all.toByteArray();
  }

  private boolean fill() throws IOException {
    if (at < filled) {
      return true;
    }
    filled = in.read(buffer);
    at = 0;
    if (filled > 0) {
      read += filled;
      progress.accept(read);
    }
    return filled > 0;
  }

  /** Strict UTF-8; what is not is refused instead of guessed. */
  static String text(byte[] bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException broken) {
      throw new Unfit("import-not-utf-8", "line");
    }
  }

  /** Refuses JSON that nests so deep that it can only be meant to break the parser. */
  static void refuseDeepNesting(String json) {
    int depth = 0;
    boolean inText = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inText) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inText = false;
        }
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        if (++depth > DEEPEST) {
          throw new Unfit("import-nested-too-deep", "line");
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
  }
}
