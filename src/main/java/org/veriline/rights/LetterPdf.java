package org.veriline.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.veriline.compliance.DeadlineRow;
import org.veriline.platform.Messages;
import org.veriline.report.Paper;

/** A letter on paper: what happened, the officer's own words, and which rights there are. */
final class LetterPdf {
  private final Paper paper;
  private final Locale language;
  private final DateTimeFormatter day;

  private LetterPdf(Paper paper, Locale language, ZoneId zone) {
    this.paper = paper;
    this.language = language;
    this.day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).withZone(zone);
  }

  static byte[] of(
      RightsRequest request,
      List<DeadlineRow> clocks,
      @Nullable String words,
      String addressee,
      Locale language,
      Instant now,
      ZoneId zone) {
    DeadlineRow clock = clocks.isEmpty() ? null : clocks.get(0);
    String what = what(request, clock);
    try (Paper paper = new Paper(text(language, "title." + what), language)) {
      LetterPdf letter = new LetterPdf(paper, language, zone);
      letter.head(request, addressee, now);
      letter.say(what, clock == null ? "" : letter.day.format(clock.due()));
      letter.body(request, words);
      letter.rights(request);
      return paper.bytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What happened last. */
  private static String what(RightsRequest request, @Nullable DeadlineRow clock) {
    return switch (request.state()) {
      case OPEN -> clock != null && clock.extended() ? "EXTENDED" : "RECEIVED";
      case FULFILLED -> "FULFILLED";
      case DENIED -> "DENIED";
    };
  }

  private void head(RightsRequest request, String addressee, Instant now) throws IOException {
    for (String line : addressee.lines().toList()) {
      paper.line(line);
    }
    paper.gap();
    paper.line(day.format(now));
    paper.line(
        text(
            language,
            "about",
            Messages.text(language, "rights.kind." + request.kind()),
            day.format(request.openedAt())));
    paper.line(text(language, "number", request.id()));
    paper.gap();
  }

  private void say(String key, Object... arguments) throws IOException {
    paper.line(text(language, "say." + key, arguments));
    paper.gap();
  }

  private void body(RightsRequest request, @Nullable String words) throws IOException {
    DenialReason denial = request.denial();
    if (denial != null) {
      paper.line(text(language, "because", Messages.text(language, "rights.denial." + denial)));
      paper.gap();
    }
    if (words != null) {
      for (String line : words.lines().toList()) {
        paper.line(line);
      }
      paper.gap();
    }
  }

  private void rights(RightsRequest request) throws IOException {
    DenialReason denial = request.denial();
    if (denial != null && denial.reviewable()) {
      say("review");
    }
    if (denial != null && request.kind() == RightsKind.AMENDMENT) {
      say("disagreement");
    }
    say("complaint");
  }

  private static String text(Locale language, String key, Object... arguments) {
    return Messages.text(language, "rights.letter." + key, arguments);
  }
}
