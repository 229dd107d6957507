package org.veriline.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.veriline.decision.Surroundings;

/**
 * The six tables of catalogue 12, each with what it looks at. A situation is one word for each
 * column, so all of them can be enumerated.
 */
public enum ScriptKind {
  /** 12.0: the telephone menu, without an agent. */
  IVR(
      Map.of("locked", Set.of("yes"), "closed", Set.of("yes")),
      Map.of(),
      Column.of("closed", "no", "yes"),
      Column.of("locked", "no", "yes"),
      Column.of("birth", Proof.values()),
      Column.of("phone", Proof.values()),
      Column.of("number", Proof.values()),
      Column.of("possession", Proof.values())),
  /** 12.1: a patient who calls about themselves. */
  IN_PATIENT(
      Map.of("locked", Set.of("yes"), "closed", Set.of("yes")),
      Map.of("emergency", Set.of("yes")),
      Column.of("emergency", "no", "yes"),
      Column.of("closed", "no", "yes"),
      Column.of("locked", "no", "yes"),
      Column.of("caution", "no", "yes"),
      Column.of("identity", Proof.values()),
      Column.of("third", Proof.values()),
      Column.of("possession", Proof.values()),
      Column.of("surroundings", Surroundings.values()),
      Column.of("need", Need.values())),
  /** 12.2: who calls for somebody else, as representative or family. */
  IN_REP(
      Map.of("closed", Set.of("yes"), "flag", Set.of("yes", "LOCKED")),
      Map.of("emergency", Set.of("yes")),
      Column.of("emergency", "no", "yes"),
      Column.of("closed", "no", "yes"),
      Column.of("flag", "no", "yes", "CAUTION", "LOCKED"),
      Column.of("patient", Proof.values()),
      Column.of("record", "NONE", "INVOLVED", "PERSREP", "LAPSED", "PARENT", "EXECUTOR"),
      Column.of("factor", Proof.values()),
      Column.of("possession", Proof.values()),
      Column.of("agrees", "NOT_ASKED", "NO", "V1", "V2", "INCAPACITATED"),
      Column.of("scope", "INSIDE", "OUTSIDE", "MINOR_CONSENTED"),
      Column.of("surroundings", Surroundings.values()),
      Column.of("need", Need.values())),
  /** 12.3: a provider, a pharmacy, a payer, an official, or any other organisation. */
  IN_ORG(
      Map.of(
          "closed",
          Set.of("yes", "LOCKED"),
          "caller",
          Set.of("REFUSED"),
          "organisation",
          Set.of("OFFICIAL", "OTHER", "VENDOR")),
      Map.of(
          "emergency",
          Set.of("yes"),
          "organisation",
          Set.of("EMERGENCY_CARE"),
          "patient",
          Set.of("PROVEN"),
          "caller",
          Set.of("NONE", "PENDING", "LISTED", "CALLED_BACK")),
      Column.of("emergency", "no", "yes"),
      Column.of("closed", "no", "yes", "LOCKED"),
      Column.of(
          "organisation",
          "UNKNOWN",
          "PROVIDER",
          "EMERGENCY_CARE",
          "PHARMACY",
          "PAYER",
          "OFFICIAL",
          "OTHER",
          "VENDOR"),
      Column.of("caller", "NONE", "PENDING", "LISTED", "CALLED_BACK", "REFUSED"),
      Column.of("patient", Proof.values()),
      Column.of("reference", Proof.values()),
      Column.of("purpose", "UNKNOWN", "TREATMENT", "SENSITIVE", "PAYMENT", "OTHER", "PROTECTED"),
      Column.of("restriction", "NONE", "PART2", "SELF_PAID", "AGREED"),
      Column.of("surroundings", Surroundings.values())),
  /** 12.4: we call with a result or about care. */
  OUT_RESULT(
      Map.of("answered", Set.of("NOBODY", "MACHINE", "WRONG_NUMBER", "OTHER_PERSON")),
      Map.of(),
      Column.of(
          "answered", "NOBODY", "MACHINE", "WRONG_NUMBER", "OTHER_PERSON", "INVOLVED", "PATIENT"),
      Column.of("minor", "no", "yes"),
      Column.of("identity", Proof.values()),
      Column.of("factor", Proof.values()),
      Column.of("aged", "no", "yes"),
      Column.of("surroundings", Surroundings.values()),
      Column.of("result", "NONE", "NORMAL", "ABNORMAL", "SENSITIVE", "CRITICAL")),
  /** 12.5: a message left with a machine or a person. */
  MSG(
      Map.of("preference", Set.of("REFUSED")),
      Map.of(),
      Column.of("listener", "MACHINE", "PERSON"),
      Column.of("automated", "no", "yes"),
      Column.of("preference", "NONE", "REFUSED", "M1", "M2", "M3"),
      Column.of("flag", "no", "yes"),
      Column.of("greeting", "GENERIC", "MATCHES", "OTHER"),
      Column.of("aged", "no", "yes"),
      Column.of("content", "OTHER", "APPOINTMENT", "NORMAL_RESULT"));

  private final Map<String, Set<String>> denying;
  private final List<Column> columns;
  private final Map<String, Integer> starts = new HashMap<>();
  private final long anyDenies;
  private final long allEmergency;

  /**
   * @param denying words that refuse whatever else was proven, by column; any one is enough
   * @param emergency the words of a treatment emergency, by column; all are needed
   */
  ScriptKind(
      Map<String, Set<String>> denying, Map<String, Set<String>> emergency, Column... columns) {
    this.denying = denying;
    this.columns = List.of(columns);
    int bit = 0;
    for (Column column : columns) {
      starts.put(column.name(), bit);
      bit += column.words().size();
    }
    long denies = 0;
    long urgent = 0;
    for (Column column : columns) {
      for (String word : denying.getOrDefault(column.name(), Set.of())) {
        denies |= bit(column, word);
      }
      for (String word : emergency.getOrDefault(column.name(), Set.copyOf(column.words()))) {
        urgent |= bit(column, word);
      }
    }
    this.anyDenies = denies;
    this.allEmergency = emergency.isEmpty() ? 0 : urgent;
  }

  public List<Column> columns() {
    return columns;
  }

  /** {@code SCRIPT-IN-PATIENT}. */
  public String title() {
    return "SCRIPT-" + name().replace('_', '-');
  }

  /** Words that refuse whatever else was proven, by column; any one of them is enough. */
  Map<String, Set<String>> denying() {
    return denying;
  }

  Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  boolean denied(long situation) {
    return (situation & anyDenies) != 0;
  }

  boolean emergency(long situation) {
    return (situation & allEmergency) == situation;
  }

  /** The bits of a column's words. */
  long mask(Column column) {
    return ((1L << column.words().size()) - 1) << start(column);
  }

  /** The bit of one word; nought when the column does not have it. */
  long bit(Column column, String word) {
    int at = column.words().indexOf(word);
    return at < 0 ? 0 : 1L << (start(column) + at);
  }

  int start(Column column) {
    return Objects.requireNonNull(starts.get(column.name()));
  }
}
