package org.veriline.script;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.veriline.platform.Refusal;

/**
 * Writes rows and sentences the way a {@link ScriptText} holds them, so that reading gives back.
 */
public final class TableText {

  private TableText() {}

  /** The table as {@link VerificationScript#read} takes it. */
  public static String table(ScriptKind kind, List<ScriptRow> rows) {
    StringWriter text = new StringWriter();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord(header(kind));
      for (ScriptRow row : rows) {
        printer.printRecord(cells(kind, row));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static List<String> header(ScriptKind kind) {
    List<String> header = new ArrayList<>(List.of("row"));
    kind.columns().forEach(column -> header.add(column.name()));
    header.addAll(List.of("level", "allowance", "saying", "dispositions", "catalogue"));
    return header;
  }

  private static List<String> cells(ScriptKind kind, ScriptRow row) {
    List<String> cells = new ArrayList<>(List.of(row.id()));
    for (Column column : kind.columns()) {
      Set<String> words = row.fits().get(column.name());
      // In the column's order, so that two sheets that mean the same are the same text.
      cells.add(
          words == null
              ? "*"
              : String.join(" ", column.words().stream().filter(words::contains).toList()));
    }
    cells.addAll(
        List.of(
            row.level().name(),
            row.allowance().name(),
            row.saying(),
            String.join(" ", row.dispositions()),
            row.catalogue()));
    return cells;
  }

  /** One sentence on each line; what is blank is left out and said in the product's words. */
  public static String wording(Map<String, String> sentences) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(sentences)
        .forEach(
            (saying, sentence) -> {
              String line = sentence.strip().replaceAll("\\s+", " ").replace("\\", "\\\\");
              if (!line.isEmpty()) {
                text.append(saying).append('=').append(line).append('\n');
              }
            });
    return text.toString();
  }

  /** The sentences of a wording by their saying. */
  public static SortedMap<String, String> sentences(String wording) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(wording));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new Refusal("script-wording-not-readable");
    }
    SortedMap<String, String> sentences = new TreeMap<>();
    read.stringPropertyNames().forEach(name -> sentences.put(name, read.getProperty(name)));
    return sentences;
  }
}
