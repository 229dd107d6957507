package org.veriline.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why a row fits: every row that was passed over, and the column that did not fit. */
public final class Trace {

  /**
   * One row that was looked at.
   *
   * @param column the first column that did not fit; null for the row that fits
   * @param found the word the situation has there
   * @param wanted the words the row fits there
   */
  public record Look(
      ScriptRow row, @Nullable String column, @Nullable String found, List<String> wanted) {
    public boolean fits() {
      return column == null;
    }
  }

  private Trace() {}

  /** Ends with the row that fits, which may be the default row. */
  public static List<Look> of(VerificationScript script, Situation at) {
    List<Look> looks = new ArrayList<>();
    for (ScriptRow row : script.rows()) {
      Look look = look(script.kind(), row, at);
      looks.add(look);
      if (look.fits()) {
        return looks;
      }
    }
    looks.add(new Look(ScriptRow.DEFAULT, null, null, List.of()));
    return looks;
  }

  private static Look look(ScriptKind kind, ScriptRow row, Situation at) {
    for (Column column : kind.columns()) {
      Set<String> words = row.fits().get(column.name());
      String found = at.word(column.name());
      if (words != null && !words.contains(found)) {
        return new Look(row, column.name(), found, List.copyOf(new TreeSet<>(words)));
      }
    }
    return new Look(row, null, null, List.of());
  }
}
