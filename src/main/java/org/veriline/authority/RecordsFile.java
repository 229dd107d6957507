package org.veriline.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.platform.Refusal;

/**
 * A table of records, a line each: whose it is by record number and birth date, the kind, and the
 * kind's fields. What cannot be read as a table at all is refused as a whole.
 */
final class RecordsFile {
  private static final int MOST_LINES = 5000;
  private static final int LARGEST = 5 << 20;
  private static final Set<String> COLUMNS = Set.of("record_number", "patient_birth_date", "kind");

  private RecordsFile() {}

  /** One line; its parts are read when it is its turn, so that each is refused by itself. */
  record Line(long number, Map<String, String> cells) {
    String recordNumber() {
      return new Fields(cells).must("record_number");
    }

    LocalDate birthDate() {
      return new Fields(cells).mustDate("patient_birth_date");
    }

    Wish wish() {
      return new Wish(new Fields(cells).code("kind", Kind.class), cells, null);
    }

    @Override
    public String toString() {
      return "Line " + number;
    }
  }

  static List<Line> read(InputStream in) throws IOException {
    byte[] all = in.readNBytes(LARGEST + 1);
    if (all.length > LARGEST) {
      throw new Refusal("records-file-too-large");
    }
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser =
        format.parse(
            new InputStreamReader(
                new java.io.ByteArrayInputStream(all),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
      if (!parser.getHeaderMap().keySet().containsAll(COLUMNS)) {
        throw new Refusal("records-file-columns");
      }
      for (CSVRecord record : parser) {
        if (lines.size() == MOST_LINES) {
          throw new Refusal("records-file-too-large");
        }
        lines.add(new Line(parser.getCurrentLineNumber(), record.toMap()));
      }
    } catch (UncheckedIOException | IOException | IllegalStateException | DateTimeException no) {
      throw new Refusal("records-file-unreadable");
    }
    return lines;
  }
}
