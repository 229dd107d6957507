package org.veriline.queue;

import org.jspecify.annotations.Nullable;

/**
 * A waiting line as people configure it.
 *
 * @param id short and lower case: it is the queue's name in the switch
 * @param menuDigit the key that leads here, or null when the menu does not offer it
 * @param answerWithinSeconds the threshold of the service level
 */
public record CallQueueRow(
    String id,
    String nameEn,
    String nameEs,
    @Nullable String menuDigit,
    int answerWithinSeconds,
    int ringSeconds,
    boolean enabled) {

  public String name(String language) {
    return "es".equals(language) ? nameEs : nameEn;
  }
}
