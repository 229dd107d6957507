package org.veriline.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a sheet changes against another, row by row and sentence by sentence. */
public final class TableDiff {

  /** What happened to a row or a sentence. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /** The row stands before or after others now. */
    MOVED,
    WORDING
  }

  /**
   * @param row id of the row, or the saying whose words changed
   * @param what the column or language; empty when it is the whole row
   */
  public record Change(Kind kind, String row, String what, String before, String after) {}

  private TableDiff() {}

  public static List<Change> of(ScriptKind kind, ScriptText before, ScriptText after) {
    List<Change> changes = new ArrayList<>();
    List<ScriptRow> old = VerificationScript.read(kind, "", "", before.table()).rows();
    List<ScriptRow> now = VerificationScript.read(kind, "", "", after.table()).rows();
    Map<String, ScriptRow> known = byId(old);
    Map<String, ScriptRow> kept = byId(now);
    for (ScriptRow row : now) {
      ScriptRow was = known.get(row.id());
      if (was == null) {
        changes.add(new Change(Kind.ADDED, row.id(), "", "", result(row)));
      } else {
        cells(kind, was, row, changes);
      }
    }
    for (ScriptRow row : old) {
      if (!kept.containsKey(row.id())) {
        changes.add(new Change(Kind.REMOVED, row.id(), "", result(row), ""));
      }
    }
    moved(old, now, changes);
    wording("en", before.english(), after.english(), changes);
    wording("es", before.spanish(), after.spanish(), changes);
    return changes;
  }

  private static Map<String, ScriptRow> byId(List<ScriptRow> rows) {
    return rows.stream()
        .collect(Collectors.toMap(ScriptRow::id, row -> row, (first, second) -> first));
  }

  private static void cells(ScriptKind kind, ScriptRow was, ScriptRow is, List<Change> changes) {
    for (Column column : kind.columns()) {
      compare(
          is.id(),
          column.name(),
          words(was.fits().get(column.name())),
          words(is.fits().get(column.name())),
          changes);
    }
    compare(is.id(), "level", was.level().name(), is.level().name(), changes);
    compare(is.id(), "allowance", was.allowance().name(), is.allowance().name(), changes);
    compare(is.id(), "saying", was.saying(), is.saying(), changes);
    compare(
        is.id(),
        "dispositions",
        String.join(" ", was.dispositions()),
        String.join(" ", is.dispositions()),
        changes);
  }

  private static void compare(
      String row, String what, String before, String after, List<Change> changes) {
    if (!before.equals(after)) {
      changes.add(new Change(Kind.CHANGED, row, what, before, after));
    }
  }

  private static String words(@org.jspecify.annotations.Nullable Set<String> words) {
    return words == null ? "*" : String.join(" ", new TreeSet<>(words));
  }

  private static String result(ScriptRow row) {
    return row.level() + " " + row.allowance();
  }

  /** Rows that both have and that jumped; the longest run that kept its order stands still. */
  private static void moved(List<ScriptRow> old, List<ScriptRow> now, List<Change> changes) {
    List<String> before = old.stream().map(ScriptRow::id).toList();
    List<String> after = now.stream().map(ScriptRow::id).toList();
    List<String> both = after.stream().filter(before::contains).toList();
    List<List<String>> runs = new ArrayList<>();
    for (String id : both) {
      List<String> longest = List.of();
      for (List<String> run : runs) {
        String end = run.get(run.size() - 1);
        if (before.indexOf(end) < before.indexOf(id) && run.size() > longest.size()) {
          longest = run;
        }
      }
      List<String> longer = new ArrayList<>(longest);
      longer.add(id);
      runs.add(longer);
    }
    List<String> still = runs.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    for (String id : both) {
      if (!still.contains(id)) {
        String from = String.valueOf(before.indexOf(id) + 1);
        String to = String.valueOf(after.indexOf(id) + 1);
        changes.add(new Change(Kind.MOVED, id, "", from, to));
      }
    }
  }

  private static void wording(String language, String before, String after, List<Change> changes) {
    Map<String, String> old = TableText.sentences(before);
    Map<String, String> now = TableText.sentences(after);
    Set<String> sayings = new TreeSet<>(old.keySet());
    sayings.addAll(now.keySet());
    for (String saying : sayings) {
      String was = old.getOrDefault(saying, "");
      String is = now.getOrDefault(saying, "");
      if (!was.equals(is)) {
        changes.add(new Change(Kind.WORDING, saying, language, was, is));
      }
    }
  }
}
