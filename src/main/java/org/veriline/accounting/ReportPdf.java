package org.veriline.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.veriline.platform.Messages;
import org.veriline.report.Paper;

/** The report on paper, in the patient's language; unsigned. */
final class ReportPdf {
  private final Paper paper;
  private final Locale locale;
  private final DateTimeFormatter day;

  private ReportPdf(Paper paper, Locale locale, ZoneId zone) {
    this.paper = paper;
    this.locale = locale;
    this.day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone);
  }

  static byte[] of(Head head, List<Entry> entries, Locale locale, ZoneId zone) {
    try (Paper paper = new Paper(Messages.text(locale, "accounting.pdf.title"), locale)) {
      ReportPdf pdf = new ReportPdf(paper, locale, zone);
      pdf.head(head);
      for (Entry entry : entries) {
        pdf.entry(entry);
      }
      return paper.bytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void head(Head head) throws IOException {
    for (String line : head.addressee().lines().toList()) {
      paper.line(line);
    }
    paper.gap();
    paper.line(text("patient", head.patient()));
    paper.line(text("period", date(head.from()), date(head.made())));
    paper.line(text("made", date(head.made()), head.madeByName(), head.id()));
    paper.line(text(head.free() ? "free" : "fee"));
    paper.line(text("count", head.entries()));
    paper.gap();
    if (head.entries() == 0) {
      paper.line(text("none"));
    }
  }

  private void entry(Entry entry) throws IOException {
    paper.line(date(entry.at()) + "  " + entry.recipient(), Paper.BODY + 1);
    paper.line(text("address", entry.address()));
    paper.line(text("what", entry.description()));
    paper.line(text("why", entry.purpose()));
    paper.gap();
  }

  private String text(String key, Object... arguments) {
    return Messages.text(locale, "accounting.pdf." + key, arguments);
  }

  private String date(Instant at) {
    return day.format(at);
  }
}
