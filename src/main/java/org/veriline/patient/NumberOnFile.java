package org.veriline.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number as an import says it.
 *
 * @param number in E.164
 * @param since the contact point's own start, or else the source's date; null when neither is known
 */
record NumberOnFile(String number, @Nullable LocalDate since) {
  /** For comparing one import with the next. */
  String content() {
    return number + "|" + since;
  }

  @Override
  public String toString() {
    return "NumberOnFile •••";
  }
}
