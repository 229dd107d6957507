package org.veriline.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;

/**
 * One row of the table: which situations it fits, and what then holds.
 *
 * @param fits allowed words by column; a column that is not named fits everything
 * @param catalogue the row of catalogue 12.1 it comes from, or {@code added}
 */
record ScriptRow(
    String id,
    Map<String, Set<String>> fits,
    Level level,
    Allowance allowance,
    String saying,
    List<String> dispositions,
    String catalogue) {

  /** No row fits: nothing is opened (catalogue 12). */
  static final ScriptRow DEFAULT =
      new ScriptRow(
          "default", Map.of(), Level.V0, Allowance.L0, "neutral", List.of("MSG_TAKEN"), "default");

  static Set<String> words(String cell) {
    return Arrays.stream(cell.split(" ")).collect(Collectors.toUnmodifiableSet());
  }

  boolean fits(Situation situation) {
    return fits("emergency", situation.emergency() ? "yes" : "no")
        && fits("closed", situation.closed() ? "yes" : "no")
        && fits("locked", situation.locked() ? "yes" : "no")
        && fits("identity", situation.identity().name())
        && fits("third", situation.third().name())
        && fits("possession", situation.possession().name())
        && fits("surroundings", situation.surroundings().name())
        && fits("need", situation.need().name());
  }

  /** A row that refuses whatever else was proven. */
  boolean denies() {
    return "yes".equals(only("closed")) || "yes".equals(only("locked"));
  }

  boolean emergency() {
    return "yes".equals(only("emergency"));
  }

  private String only(String column) {
    Set<String> words = fits.getOrDefault(column, Set.of());
    return words.size() == 1 ? words.iterator().next() : "";
  }

  private boolean fits(String column, String word) {
    Set<String> words = fits.get(column);
    return words == null || words.contains(word);
  }
}
