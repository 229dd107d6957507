package org.veriline.patient;

import java.util.List;
import java.util.Map;

/**
 * What an import did. It can be shown to anybody who may import: it holds counts, line numbers,
 * error ids and field names, and never a value of the file.
 *
 * @param retired records the source does not use any more or has merged into others
 * @param neverByPhone items nobody classified or whose label we cannot enforce
 * @param unknownCodes how many different codes the class table does not know
 * @param notKept kinds of resources that were read and not kept, with their number
 * @param lines one for every refusal; at most {@link #MOST_LINES}
 */
public record ImportReport(
    int created,
    int changed,
    int unchanged,
    int retired,
    int refused,
    int neverByPhone,
    int unknownCodes,
    Map<String, Integer> notKept,
    List<Line> lines) {
  static final int MOST_LINES = 1000;

  /**
   * One refusal.
   *
   * @param number line of the file; in a bundle, the entry
   * @param error id of the sentence {@code error.<id>}
   */
  public record Line(long number, String error, String field) {}

  public int patients() {
    return created + changed + unchanged + retired + refused;
  }
}
