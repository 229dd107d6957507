package org.veriline.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A group of situations that no row fits, as a person can read it: the words of each column that is
 * not free. Together the groups of a table are exactly what falls into the default row.
 *
 * @param words the sentence, which also names the group where somebody signs it
 * @param situations how many combinations it stands for
 */
public record Leftover(String words, long situations) {

  /** Merges combinations that differ in one column only, column after column. */
  static List<Leftover> grouped(ScriptKind kind, List<Long> left) {
    List<Long> groups = left;
    for (Column column : kind.columns()) {
      long mask = kind.mask(column);
      Map<Long, Long> merged = new HashMap<>();
      for (long bits : groups) {
        merged.merge(bits & ~mask, bits, (one, other) -> one | other);
      }
      groups = new ArrayList<>(merged.values());
    }
    return groups.stream()
        .map(bits -> new Leftover(text(kind, bits), count(kind, bits)))
        .sorted(java.util.Comparator.comparing(Leftover::words))
        .toList();
  }

  private static String text(ScriptKind kind, long bits) {
    List<String> parts = new ArrayList<>();
    for (Column column : kind.columns()) {
      if ((bits & kind.mask(column)) != kind.mask(column)) {
        List<String> words =
            column.words().stream().filter(word -> (bits & kind.bit(column, word)) != 0).toList();
        parts.add(
            column.name()
                + " "
                + String.join(" or ", words).toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
    return parts.isEmpty() ? "everything" : String.join("; ", parts);
  }

  private static long count(ScriptKind kind, long bits) {
    return kind.columns().stream()
        .mapToLong(column -> Long.bitCount(bits & kind.mask(column)))
        .reduce(1, (one, other) -> one * other);
  }
}
