package org.veriline.script;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;

/**
 * One row of a table: which situations it fits, and what then holds.
 *
 * @param fits allowed words by column; a column that is not named fits everything
 * @param saying end of the bundle key {@code script.say.<saying>}
 * @param dispositions codes that fit, the best first
 * @param catalogue the row of the catalogue's table it comes from, or {@code added}
 */
public record ScriptRow(
    String id,
    Map<String, Set<String>> fits,
    Level level,
    Allowance allowance,
    String saying,
    List<String> dispositions,
    String catalogue) {

  /** No row fits: nothing is opened (catalogue 12). */
  public static final ScriptRow DEFAULT =
      new ScriptRow(
          "default", Map.of(), Level.V0, Allowance.L0, "neutral", List.of("MSG_TAKEN"), "default");

  /** The same, but nothing is proved and nothing opens. */
  public ScriptRow atNoLevel() {
    return new ScriptRow(id, fits, Level.V0, Allowance.L0, saying, dispositions, catalogue);
  }

  static Set<String> words(String cell) {
    return Arrays.stream(cell.split(" ")).collect(Collectors.toUnmodifiableSet());
  }

  /** The bits of all words this row fits. */
  long mask(ScriptKind kind) {
    long mask = 0;
    for (Column column : kind.columns()) {
      Set<String> words = fits.get(column.name());
      if (words == null) {
        mask |= kind.mask(column);
      } else {
        for (String word : words) {
          mask |= kind.bit(column, word);
        }
      }
    }
    return mask;
  }

  /** A row that fits only what refuses. */
  boolean denies(ScriptKind kind) {
    return kind.denying().entrySet().stream()
        .anyMatch(
            entry -> {
              Set<String> words = fits.getOrDefault(entry.getKey(), Set.of());
              return !words.isEmpty() && entry.getValue().containsAll(words);
            });
  }

  boolean emergency() {
    return allowance == Allowance.EMERGENCY;
  }
}
