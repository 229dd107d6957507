package org.veriline.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.veriline.report.Cells;

/** The lines for a spreadsheet. */
final class ReportCsv {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

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
            Cells.safe(entry.recipient()),
            Cells.safe(entry.address()),
            Cells.safe(entry.description()),
            Cells.safe(entry.purpose()),
            entry.basis());
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }
}
