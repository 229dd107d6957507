package org.veriline.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/**
 * The chain's head outside the database, one line a commit: number and MAC. The highest number
 * counts.
 */
final class HeadFile {
  /** Well above one day of a busy clinic; then the file starts again with the last head. */
  private static final long LONG_ENOUGH = 32L * 1024 * 1024;

  private final Path path;

  HeadFile(Path path) {
    this.path = path;
  }

  synchronized void append(AuditChain.Head head) {
    try {
      if (Files.exists(path) && Files.size(path) > LONG_ENOUGH) {
        AuditChain.Head last = last();
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(fresh, line(last), StandardCharsets.US_ASCII);
        Files.move(fresh, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      }
      Files.writeString(
          path,
          line(head),
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException full) {
      throw new UncheckedIOException("the head of the audit trail cannot be kept", full);
    }
  }

  synchronized AuditChain.Head last() {
    AuditChain.Head last = new AuditChain.Head(0, AuditKey.BEFORE_THE_FIRST);
    if (!Files.exists(path)) {
      return last;
    }
    try (var lines = Files.lines(path, StandardCharsets.US_ASCII)) {
      for (String line : (Iterable<String>) lines::iterator) {
        int space = line.indexOf(' ');
        // A line cut short by a crash is not a head.
        if (space < 1 || line.length() != space + 65) {
          continue;
        }
        long n = Long.parseLong(line, 0, space, 10);
        if (n > last.n()) {
          last = new AuditChain.Head(n, HexFormat.of().parseHex(line, space + 1, line.length()));
        }
      }
      return last;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the head of the audit trail cannot be read", unreadable);
    }
  }

  private static String line(AuditChain.Head head) {
    return head.n() + " " + HexFormat.of().formatHex(head.mac()) + "\n";
  }
}
