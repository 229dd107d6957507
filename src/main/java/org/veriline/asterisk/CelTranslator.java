package org.veriline.asterisk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;

/** The lines that Asterisk wrote down for one call, into our words: a pure function. */
final class CelTranslator {
  private static final Pattern SEPARATOR = Pattern.compile("\",\"");
  private static final String FALLBACK_QUEUE = "general";
  private static final int FIELDS = 9;

  private CelTranslator() {}

  private record Line(
      String type,
      Instant at,
      CallId call,
      String uniqueId,
      String channel,
      String context,
      String extension,
      String number) {

    boolean ofCaller() {
      return AmiTranslator.ofCaller(channel, uniqueId, call.value()).isPresent();
    }
  }

  static List<CallEvent> translate(List<String> lines) {
    List<CallEvent> events = new ArrayList<>();
    for (String text : lines) {
      parse(text).ifPresent(line -> add(line, events));
    }
    // What is not a caller's call (a seat's secret being set, say) is nobody's contact.
    boolean callers = events.stream().anyMatch(CallEvent.Arrived.class::isInstance);
    return callers ? events : List.of();
  }

  /** Lines of something else than a caller's call are not worth keeping. */
  static boolean mayStillEnd(List<String> lines) {
    return !translate(lines).isEmpty();
  }

  static Optional<String> linkedId(String text) {
    return parse(text).map(line -> line.call().value());
  }

  private static void add(Line line, List<CallEvent> events) {
    CallId call = line.call();
    Instant at = line.at();
    if (line.ofCaller()) {
      switch (line.type()) {
        case "CHAN_START" ->
            events.add(new CallEvent.Arrived(call, at, new CallerNumber(line.number())));
        case "APP_START" -> events.add(new CallEvent.Queued(call, at, queue(line)));
        case "CHAN_END" -> events.add(new CallEvent.Ended(call, at, EndCause.NORMAL));
        default -> {}
      }
    } else {
      AmiTranslator.seat(line.channel())
          .ifPresent(
              seat -> {
                switch (line.type()) {
                  case "BRIDGE_ENTER" -> events.add(new CallEvent.Answered(call, at, seat));
                  case "BRIDGE_EXIT" -> events.add(new CallEvent.Released(call, at, seat));
                  default -> {}
                }
              });
    }
  }

  /** In [static] the queue is not the extension. */
  private static String queue(Line line) {
    return line.extension().equals("s") ? FALLBACK_QUEUE : line.extension();
  }

  private static Optional<Line> parse(String text) {
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return Optional.empty();
    }
    String[] fields = SEPARATOR.split(text.substring(1, text.length() - 1), -1);
    if (fields.length != FIELDS || fields[2].isBlank()) {
      return Optional.empty();
    }
    try {
      Instant at = Instant.ofEpochMilli(new BigDecimal(fields[1]).movePointRight(3).longValue());
      return Optional.of(
          new Line(
              fields[0],
              at,
              new CallId(fields[2]),
              fields[3],
              fields[4],
              fields[5],
              fields[6],
              fields[7]));
    } catch (NumberFormatException torn) {
      // A line half written when the power went.
      return Optional.empty();
    }
  }
}
