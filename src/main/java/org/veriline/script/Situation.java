package org.veriline.script;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.veriline.platform.Refusal;

/**
 * Where a call stands, as the columns of its script's table see it: one word for each column.
 *
 * @param bits one bit a column; see {@link ScriptKind#bit}
 */
public record Situation(ScriptKind kind, long bits) {

  /** A column that is not named has its first word: nothing known yet. */
  public static Situation of(ScriptKind kind, Map<String, String> words) {
    long bits = 0;
    for (Column column : kind.columns()) {
      String word = words.getOrDefault(column.name(), column.words().get(0));
      long bit = kind.bit(column, word);
      if (bit == 0) {
        throw new Refusal("script-word-unknown", column.name());
      }
      bits |= bit;
    }
    return new Situation(kind, bits);
  }

  /** As {@link #toString} wrote it. */
  public static Situation parse(ScriptKind kind, String text) {
    return of(
        kind,
        List.of(text.split(" ")).stream()
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(word -> word[0], word -> word[1])));
  }

  /** Hands over every combination there is. */
  static void all(ScriptKind kind, LongConsumer each) {
    all(kind, 0, 0, each);
  }

  private static void all(ScriptKind kind, int from, long bits, LongConsumer each) {
    if (from == kind.columns().size()) {
      each.accept(bits);
      return;
    }
    Column column = kind.columns().get(from);
    int start = kind.start(column);
    for (int word = 0; word < column.words().size(); word++) {
      all(kind, from + 1, bits | 1L << (start + word), each);
    }
  }

  public String word(String column) {
    Column found = kind.column(column).orElseThrow();
    long bit = (bits & kind.mask(found)) >>> kind.start(found);
    return found.words().get(Long.numberOfTrailingZeros(bit));
  }

  public boolean is(String column, String word) {
    return word(column).equals(word);
  }

  /** Any one of the words that refuse. */
  boolean denied() {
    return kind.denied(bits);
  }

  /** A treatment emergency, which replaces most of what is asked otherwise. */
  boolean emergency() {
    return kind.emergency(bits);
  }

  /** {@code emergency=no closed=no ...}: what is written down with a decision. */
  @Override
  public String toString() {
    return kind.columns().stream()
        .map(column -> column.name() + "=" + word(column.name()))
        .collect(Collectors.joining(" "));
  }
}
