package org.veriline.ivr;

import java.util.List;
import java.util.Optional;

/**
 * What a caller can choose, as last read: kept in memory, so that it works without the database.
 *
 * @param choices neutral labels only; a label is the recording {@code menu-QUEUE}
 * @param fallback the queue for whoever chooses nothing
 */
public record Menu(List<Choice> choices, String fallback) {

  public record Choice(String digit, String queue) {}

  public Menu {
    choices = List.copyOf(choices);
  }

  Optional<String> queueOf(String digit) {
    return choices.stream()
        .filter(choice -> choice.digit().equals(digit))
        .map(Choice::queue)
        .findFirst();
  }
}
