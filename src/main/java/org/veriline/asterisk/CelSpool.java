package org.veriline.asterisk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.veriline.call.CallEvent;
import org.veriline.call.Calls;
import org.veriline.platform.Settings;

/**
 * What Asterisk wrote down by itself (CEL, without digits). A call that ended is folded into our
 * records, where it changes nothing when we saw it all, and its lines are deleted; lines of calls
 * that go on are kept aside.
 */
@ApplicationScoped
public class CelSpool {
  private static final Logger LOG = Logger.getLogger(CelSpool.class.getName());

  @Inject Calls calls;
  @Inject Settings settings;

  void fold() {
    Path spool = settings.voice().resolve("cel");
    Path written = spool.resolve("calls.csv");
    Path kept = spool.resolve("kept.csv");
    Path reading = spool.resolve("reading.csv");
    try {
      // Asterisk opens the file for each line, so a renamed one gets no more.
      if (Files.exists(written) && !Files.exists(reading)) {
        Files.move(written, reading, StandardCopyOption.ATOMIC_MOVE);
      }
      List<String> lines = new ArrayList<>(lines(kept));
      lines.addAll(lines(reading));
      List<String> unfinished = new ArrayList<>();
      for (List<String> call : byCall(lines).values()) {
        List<CallEvent> events = CelTranslator.translate(call);
        if (events.stream().anyMatch(CallEvent.Ended.class::isInstance)) {
          events.forEach(calls::recordLater);
        } else if (CelTranslator.mayStillEnd(call)) {
          unfinished.addAll(call);
        }
      }
      Path aside = spool.resolve("kept.new");
      Files.write(
          aside,
          unfinished,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      Files.move(aside, kept, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(reading);
    } catch (IOException failed) {
      // Live calls matter more than the memory of past ones: say so and go on.
      LOG.log(Level.SEVERE, "the spool of call events cannot be read", failed);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  private static Map<String, List<String>> byCall(List<String> lines) {
    Map<String, List<String>> calls = new LinkedHashMap<>();
    for (String line : lines) {
      CelTranslator.linkedId(line)
          .ifPresent(id -> calls.computeIfAbsent(id, none -> new ArrayList<>()).add(line));
    }
    return calls;
  }
}
