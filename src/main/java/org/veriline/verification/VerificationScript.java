package org.veriline.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.veriline.access.Role;
import org.veriline.decision.Allowance;
import org.veriline.decision.DisclosureDecision;
import org.veriline.decision.Fact;
import org.veriline.decision.Field;
import org.veriline.decision.Interaction;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;

/**
 * The decision table of a script: data, in versions, first row that fits wins, no row means V0 and
 * nothing. A table that contradicts itself or {@code mayDisclose} cannot be published.
 */
final class VerificationScript {
  private static final List<String> COLUMNS =
      List.of(
          "emergency",
          "closed",
          "locked",
          "identity",
          "third",
          "possession",
          "surroundings",
          "need");

  /** What the best-placed caller could have on record; a row may not promise more than that. */
  private static final Set<Fact> BEST_CASE =
      Set.of(
          Fact.AGENT_SIDE_PRIVATE,
          Fact.PROGRAMME_ROLE,
          Fact.CONSENT,
          Fact.REQUEST_RECORDED,
          Fact.EMERGENCY_ACTIVE,
          Fact.TREATMENT_NEED_STATED);

  private final String name;
  private final List<ScriptRow> rows;

  private VerificationScript(String name, List<ScriptRow> rows) {
    this.name = name;
    this.rows = List.copyOf(rows);
  }

  /** The script for a patient who calls, in the version in force. */
  static VerificationScript inPatient() {
    return published("SCRIPT-IN-PATIENT v1", "script-in-patient-1.csv");
  }

  private static VerificationScript published(String name, String file) {
    try (InputStream in = VerificationScript.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the script file is missing: " + file);
      }
      return publish(name, new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Reads a table and refuses it when it has findings. */
  static VerificationScript publish(String name, Reader csv) throws IOException {
    VerificationScript script = new VerificationScript(name, read(csv));
    List<String> findings = script.findings();
    if (!findings.isEmpty()) {
      throw new Refusal("script-not-sound", findings.get(0));
    }
    return script;
  }

  private static List<ScriptRow> read(Reader csv) throws IOException {
    List<ScriptRow> rows = new ArrayList<>();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    for (CSVRecord line : format.parse(csv)) {
      Map<String, Set<String>> fits = new HashMap<>();
      for (String column : COLUMNS) {
        if (!line.get(column).equals("*")) {
          fits.put(column, ScriptRow.words(line.get(column)));
        }
      }
      rows.add(
          new ScriptRow(
              line.get("row"),
              fits,
              Level.valueOf(line.get("level")),
              Allowance.valueOf(line.get("allowance")),
              line.get("saying"),
              List.of(line.get("dispositions").split(" ")),
              line.get("catalogue")));
    }
    return rows;
  }

  String name() {
    return name;
  }

  List<ScriptRow> rows() {
    return rows;
  }

  ScriptRow rowFor(Situation situation) {
    for (ScriptRow row : rows) {
      if (row.fits(situation)) {
        return row;
      }
    }
    return ScriptRow.DEFAULT;
  }

  /** Every situation that no row fits; publishing lists them for a person to sign. */
  List<Situation> leftToTheDefault() {
    return Situation.all().stream()
        .filter(situation -> rowFor(situation) == ScriptRow.DEFAULT)
        .toList();
  }

  /** Why this table may not be published; empty when it may. */
  List<String> findings() {
    Set<String> findings = new LinkedHashSet<>();
    rows.stream()
        .flatMap(row -> row.fits().entrySet().stream())
        .filter(cell -> !known(cell.getKey()).containsAll(cell.getValue()))
        .forEach(cell -> findings.add("unknown-word:" + cell.getKey()));
    findOutOfOrder(findings);
    Set<ScriptRow> reached = new HashSet<>();
    Map<Promise, Boolean> kept = new HashMap<>();
    for (Situation situation : Situation.all()) {
      ScriptRow row = rowFor(situation);
      reached.add(row);
      if (row.emergency() != situation.emergency()) {
        findings.add("emergency-not-first:" + row.id());
      }
      if (!row.emergency()
          && (situation.closed() || situation.locked())
          && (row.level() != Level.V0 || row.allowance() != Allowance.L0)) {
        findings.add("deny-does-not-win:" + row.id());
      }
      for (Section section : row.allowance().sections()) {
        Promise promise =
            new Promise(
                section,
                situation.need().purpose(situation.emergency()),
                row.level(),
                situation.surroundings());
        if (!kept.computeIfAbsent(promise, Promise::canBeKept)) {
          findings.add("above-may-disclose:" + row.id());
        }
      }
    }
    rows.stream()
        .filter(row -> !reached.contains(row))
        .forEach(row -> findings.add("unreachable:" + row.id()));
    return List.copyOf(findings);
  }

  /** Precedence is emergency, deny, everything else; the order of rows must say the same. */
  private void findOutOfOrder(Set<String> findings) {
    int last = 0;
    for (ScriptRow row : rows) {
      int rank = row.emergency() ? 0 : row.denies() ? 1 : 2;
      if (rank < last) {
        findings.add("out-of-order:" + row.id());
      }
      last = Math.max(last, rank);
    }
  }

  /** That a section opens in a situation: kept when mayDisclose allows it to at least one role. */
  private record Promise(Section section, Purpose purpose, Level level, Surroundings surroundings) {
    boolean canBeKept() {
      return Arrays.stream(Role.values())
          .map(
              role ->
                  new Interaction(
                      Set.of(role), Relationship.SELF, purpose, level, surroundings, BEST_CASE))
          .anyMatch(call -> DisclosureDecision.mayDisclose(Field.of(section), call).allowed());
    }
  }

  private static Set<String> known(String column) {
    return switch (column) {
      case "identity", "third", "possession" -> names(Proof.values());
      case "surroundings" -> names(Surroundings.values());
      case "need" -> names(Need.values());
      default -> Set.of("yes", "no");
    };
  }

  private static Set<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }
}
