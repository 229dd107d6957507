package org.veriline.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.platform.Refusal;

/**
 * The decision table of a script: data, first row that fits wins, no row means V0 and nothing. A
 * table that contradicts itself or {@code mayDisclose} cannot be published.
 */
public final class VerificationScript {
  private final ScriptKind kind;
  private final String id;
  private final String name;
  private final List<ScriptRow> rows;
  private final long[] masks;

  /**
   * @param id of the version, for what is written down
   * @param name such as {@code SCRIPT-IN-PATIENT v1}
   */
  VerificationScript(ScriptKind kind, String id, String name, List<ScriptRow> rows) {
    this.kind = kind;
    this.id = id;
    this.name = name;
    this.rows = List.copyOf(rows);
    this.masks = rows.stream().mapToLong(row -> row.mask(kind)).toArray();
  }

  /** The first version of a script, as it comes with the product. */
  public static VerificationScript first(ScriptKind kind) {
    return read(kind, "", kind.title() + " v1", firstTable(kind).orElseThrow());
  }

  /** The text of the first version; none for a kind that has no table yet. */
  static Optional<String> firstTable(ScriptKind kind) {
    String file = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-1.csv";
    try (InputStream in = VerificationScript.class.getResourceAsStream(file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Reads a table, sound or not; what is no table at all is refused with the line's number. */
  public static VerificationScript read(ScriptKind kind, String id, String name, String csv) {
    List<ScriptRow> rows = new ArrayList<>();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (var lines = format.parse(new StringReader(csv))) {
      kind.columns().forEach(column -> mustHave(lines.getHeaderNames(), column));
      for (CSVRecord line : lines) {
        rows.add(row(kind, line));
      }
    } catch (IOException | IllegalArgumentException | java.util.NoSuchElementException unreadable) {
      throw new Refusal("script-not-readable", rows.size() + 2);
    }
    return new VerificationScript(kind, id, name, rows);
  }

  private static void mustHave(List<String> header, Column column) {
    if (!header.contains(column.name())) {
      throw new Refusal("script-not-readable", 1);
    }
  }

  private static ScriptRow row(ScriptKind kind, CSVRecord line) {
    Map<String, Set<String>> fits = new HashMap<>();
    for (Column column : kind.columns()) {
      String cell = line.get(column.name());
      if (!cell.equals("*")) {
        fits.put(column.name(), ScriptRow.words(cell));
      }
    }
    return new ScriptRow(
        line.get("row"),
        fits,
        Level.valueOf(line.get("level")),
        Allowance.valueOf(line.get("allowance")),
        line.get("saying"),
        List.of(line.get("dispositions").split(" ")),
        line.get("catalogue"));
  }

  public ScriptKind kind() {
    return kind;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public List<ScriptRow> rows() {
    return rows;
  }

  public ScriptRow rowFor(Situation situation) {
    return rowFor(situation.bits());
  }

  private ScriptRow rowFor(long bits) {
    for (int i = 0; i < masks.length; i++) {
      if ((bits & masks[i]) == bits) {
        return rows.get(i);
      }
    }
    return ScriptRow.DEFAULT;
  }

  /** Every situation that no row fits, in groups; who approves the table signs each of them. */
  public List<Leftover> leftToTheDefault() {
    List<Long> left = new ArrayList<>();
    Situation.all(
        kind,
        bits -> {
          if (rowFor(bits) == ScriptRow.DEFAULT) {
            left.add(bits);
          }
        });
    return Leftover.grouped(kind, left);
  }

  /** Why this table may not be published; empty when it may. */
  public List<String> findings() {
    Set<String> findings = new LinkedHashSet<>();
    findStrangeWords(findings);
    findOutOfOrder(findings);
    // By identity: the hash of a row is that of its whole content.
    Map<ScriptRow, BitSet> reached = new IdentityHashMap<>();
    long matters = matters();
    List<Column> read =
        kind.columns().stream().filter(column -> (kind.mask(column) & matters) != 0).toList();
    int[] starts = read.stream().mapToInt(kind::start).toArray();
    int[] sizes = read.stream().mapToInt(column -> column.words().size()).toArray();
    Situation.all(
        kind,
        bits -> {
          ScriptRow row = rowFor(bits);
          boolean opens = row.level() != Level.V0 || row.allowance() != Allowance.L0;
          if (row.emergency() != kind.emergency(bits)) {
            findings.add("emergency-not-first:" + row.id());
          }
          if (opens && !row.emergency() && kind.denied(bits)) {
            findings.add("deny-does-not-win:" + row.id());
          }
          BitSet looked = reached.computeIfAbsent(row, first -> new BitSet());
          if (!row.allowance().sections().isEmpty()) {
            int place = place(bits, starts, sizes);
            if (!looked.get(place)) {
              looked.set(place);
              if (promisesTooMuch(row, new Situation(kind, bits & matters))) {
                findings.add("above-may-disclose:" + row.id());
              }
            }
          }
        });
    rows.stream()
        .filter(row -> !reached.containsKey(row))
        .forEach(row -> findings.add("unreachable:" + row.id()));
    return List.copyOf(findings);
  }

  /** The situation's number among those that differ in what matters; there are few enough. */
  private static int place(long bits, int[] starts, int[] sizes) {
    int place = 0;
    for (int i = 0; i < starts.length; i++) {
      // A situation has one bit in each column: the lowest from its start on is its word.
      place = place * sizes[i] + Long.numberOfTrailingZeros(bits >>> starts[i]);
    }
    return place;
  }

  private long matters() {
    List<String> read = Ceiling.reads(kind);
    return kind.columns().stream()
        .filter(column -> read.contains(column.name()))
        .mapToLong(kind::mask)
        .reduce(0, (one, other) -> one | other);
  }

  /** A row opens a section that mayDisclose would refuse to every role. */
  private static boolean promisesTooMuch(ScriptRow row, Situation at) {
    return !Ceiling.of(at).allows(row.allowance().sections(), row.level());
  }

  private void findStrangeWords(Set<String> findings) {
    Set<String> ids = new HashSet<>();
    for (ScriptRow row : rows) {
      if (!ids.add(row.id()) || row.id().equals(ScriptRow.DEFAULT.id())) {
        findings.add("name-twice:" + row.id());
      }
      row.fits()
          .forEach(
              (name, words) -> {
                Column column = kind.column(name).orElseThrow();
                if (!column.words().containsAll(words)) {
                  findings.add("unknown-word:" + name);
                }
              });
    }
  }

  /** Precedence is emergency, deny, everything else; the order of rows must say the same. */
  private void findOutOfOrder(Set<String> findings) {
    int last = 0;
    for (ScriptRow row : rows) {
      int rank = row.emergency() ? 0 : row.denies(kind) ? 1 : 2;
      if (rank < last) {
        findings.add("out-of-order:" + row.id());
      }
      last = Math.max(last, rank);
    }
  }
}
