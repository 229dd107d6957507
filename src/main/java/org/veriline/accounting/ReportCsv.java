package org.veriline.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The lines for a spreadsheet; what a spreadsheet would run as a formula gets an apostrophe. */
final class ReportCsv {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private ReportCsv() {}

  static byte[] of(Head head, List<Entry> entries, ZoneId zone) {
    StringBuilder file = new StringBuilder();
    try (CSVPrinter out = new CSVPrinter(file, CSVFormat.RFC4180)) {
      out.printRecord("report", "patient", "date", "recipient", "address", "what", "why", "basis");
      for (Entry entry : entries) {
        out.printRecord(
            head.id(),
            head.patient(),
            DAY.format(entry.at().atZone(zone)),
            safe(entry.recipient()),
            safe(entry.address()),
            safe(entry.description()),
            safe(entry.purpose()),
            entry.basis());
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String safe(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
