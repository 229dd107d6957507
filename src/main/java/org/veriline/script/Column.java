package org.veriline.script;

import java.util.Arrays;
import java.util.List;

/** One thing a table looks at, and the words it may be. The first word means: nothing known yet. */
public record Column(String name, List<String> words) {

  public Column {
    words = List.copyOf(words);
  }

  static Column of(String name, String... words) {
    return new Column(name, List.of(words));
  }

  static Column of(String name, Enum<?>[] words) {
    return new Column(name, Arrays.stream(words).map(Enum::name).toList());
  }
}
