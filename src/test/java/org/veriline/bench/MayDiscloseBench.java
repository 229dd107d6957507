package org.veriline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.veriline.authority.ManyPapers;

/**
 * The pure decision for a whole patient card: every section, and forty items, with many records.
 */
class MayDiscloseBench {
  private static final int WARM = 3000;
  private static final int MEASURED = 2000;

  @Test
  void wholeCard() {
    ManyPapers card = new ManyPapers();
    List<Double> millis = new ArrayList<>();
    int open = 0;
    for (int i = 0; i < WARM + MEASURED; i++) {
      long start = System.nanoTime();
      open += card.decide();
      if (i >= WARM) {
        millis.add(Table.millisSince(start));
      }
    }
    if (open == 0) {
      throw new IllegalStateException("the card opened nothing");
    }
    double p95 = Table.p95(millis);
    Table.line(
        "may-disclose",
        "`mayDisclose` for a whole patient card: 9 sections, 40 items, 30 records",
        "p95 ≤ 1 ms",
        String.format(Locale.ROOT, "p95 %.3f ms", p95),
        p95 <= 1,
        "processor");
    System.out.println("mayDisclose whole card p95 " + p95 + " ms");
  }
}
