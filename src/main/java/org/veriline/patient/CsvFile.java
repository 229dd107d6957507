package org.veriline.patient;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.veriline.patient.PatientLookup.Kind;

/**
 * Reads patients from a table: one line a patient, names and how to reach them. It has no clinical
 * columns; those need codes, and codes come by FHIR.
 */
final class CsvFile {
  static final List<String> COLUMNS =
      List.of(
          "record_number",
          "family",
          "given",
          "birth_date",
          "keypad_number",
          "member_number",
          "phone",
          "email",
          "address",
          "language");

  /** A cell that begins so is a formula when somebody opens the file in a spreadsheet. */
  private static final String FORMULA = "=+-@\t\r";

  private static final int LONGEST_LINE = 1 << 20;

  private final LocalDate today;
  private final PatientImport.Tally tally;

  CsvFile(LocalDate today, PatientImport.Tally tally) {
    this.today = today;
    this.tally = tally;
  }

  void read(InputStream in, LongConsumer progress) throws IOException {
    Limited limited = new Limited(in, progress);
    InputStreamReader text =
        new InputStreamReader(
            limited,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    long line = 1;
    try (CSVParser parser = format.parse(text)) {
      for (String column : List.of("record_number", "family", "given", "birth_date")) {
        if (!parser.getHeaderMap().containsKey(column)) {
          throw new Unfit("import-column-missing", column);
        }
      }
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord record = records.next();
        limited.nextLine();
        line = parser.getCurrentLineNumber();
        try {
          PatientFile file = read(record);
          tally.keep(line, file);
        } catch (Unfit unfit) {
          tally.refusePatient(line, unfit);
        }
      }
    } catch (Unfit unfit) {
      tally.refuse(line, unfit);
    } catch (UncheckedIOException | IOException | IllegalStateException broken) {
      // Behind a broken character or quote nobody can tell where the next line begins.
      tally.refuse(line + 1, new Unfit(errorOf(broken), "line"));
    }
  }

  private static String errorOf(Exception broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return "import-not-utf-8";
      }
      if (cause instanceof TooLong) {
        return "import-line-too-long";
      }
    }
    return "import-not-csv";
  }

  private PatientFile read(CSVRecord record) {
    if (!record.isConsistent()) {
      throw new Unfit("import-cells-missing", "line");
    }
    String number = must(record, "record_number");
    PersonName name =
        new PersonName(List.of(must(record, "given").split(" +")), must(record, "family"));
    LocalDate birthDate = birthDate(must(record, "birth_date"));
    Map<Kind, Set<String>> lookups = new EnumMap<>(Kind.class);
    List<Item> items = new ArrayList<>();
    look(lookups, Kind.BIRTH, birthDate.toString());
    look(lookups, Kind.RECORD, Normal.number(number));
    items.add(
        new Item(
            Section.IDENTITY, "name", null, String.join(" ", name.given()) + " " + name.family()));
    items.add(new Item(Section.IDENTITY, "birth-date", birthDate.toString(), ""));
    items.add(new Item(Section.CONTACT, "record-number", null, number));
    String keypad = cell(record, "keypad_number");
    if (!keypad.isEmpty()) {
      if (!keypad.matches("[0-9]{6,10}")) {
        throw new Unfit("import-keypad-number-malformed", "keypad_number");
      }
      look(lookups, Kind.KEYPAD, keypad);
    }
    optional(record, "member_number", "member-number", items);
    if (!cell(record, "member_number").isEmpty()) {
      look(lookups, Kind.MEMBER, Normal.number(cell(record, "member_number")));
    }
    String phone = cell(record, "phone");
    List<NumberOnFile> numbers = new ArrayList<>();
    if (!phone.isEmpty()) {
      String known =
          Normal.phone(phone).orElseThrow(() -> new Unfit("import-phone-malformed", "phone"));
      look(lookups, Kind.PHONE, known);
      numbers.add(new NumberOnFile(known, null));
      items.add(new Item(Section.CONTACT, "phone", null, phone));
    }
    optional(record, "email", "email", items);
    optional(record, "address", "address", items);
    String language = cell(record, "language");
    if (!language.isEmpty()) {
      items.add(new Item(Section.IDENTITY, "language", null, language));
    }
    return new PatientFile(
        "csv|" + Normal.number(number),
        List.of(name),
        birthDate,
        lookups,
        numbers,
        Map.of(DataClass.D1, items),
        Map.of());
  }

  private LocalDate birthDate(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.isAfter(today)) {
        throw new Unfit("import-birth-date-in-future", "birth_date");
      }
      return date;
    } catch (DateTimeException notIso) {
      throw new Unfit("import-birth-date-not-exact", "birth_date");
    }
  }

  private static void optional(CSVRecord record, String column, String label, List<Item> items) {
    String value = cell(record, column);
    if (!value.isEmpty()) {
      items.add(new Item(Section.CONTACT, label, null, value));
    }
  }

  private static String must(CSVRecord record, String column) {
    String value = cell(record, column);
    if (value.isEmpty()) {
      throw new Unfit("import-cell-empty", column);
    }
    return value;
  }

  private static String cell(CSVRecord record, String column) {
    if (!record.isMapped(column)) {
      return "";
    }
    String value = record.get(column);
    boolean international = column.equals("phone") && value.startsWith("+");
    if (!value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 && !international) {
      throw new Unfit("import-formula-in-cell", column);
    }
    if (value.length() > 300) {
      throw new Unfit("import-cell-too-long", column);
    }
    return value;
  }

  private static void look(Map<Kind, Set<String>> lookups, Kind kind, String value) {
    lookups.computeIfAbsent(kind, none -> new TreeSet<>()).add(value);
  }

  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** One quote that never closes must not be read into memory to the end of the file. */
  private static final class Limited extends FilterInputStream {
    private final LongConsumer progress;
    private long read;
    private long inLine;

    Limited(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    void nextLine() {
      inLine = 0;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int some = super.read(into, from, Math.min(length, 1 << 13));
      count(Math.max(some, 0));
      return some;
    }

    private void count(int some) throws IOException {
      read += some;
      inLine += some;
      progress.accept(read);
      if (inLine > LONGEST_LINE) {
        throw new TooLong();
      }
    }
  }
}
