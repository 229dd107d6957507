package org.veriline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;

/** What was measured, a line each, for {@code appliance/bench} to put into its table. */
public final class Table {
  private static final Path LINES = Path.of("target", "bench.tsv");

  private Table() {}

  /**
   * @param limit what keeps the aim from being met; it stands in the table only then
   */
  public static synchronized void line(
      String row, String what, String aim, String measured, boolean met, String limit) {
    try {
      Files.createDirectories(LINES.getParent());
      Files.writeString(
          LINES,
          String.join("\t", row, what, aim, measured, met ? "met" : "missed", met ? "" : limit)
              + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** The value that nineteen of twenty do not exceed. */
  public static double p95(List<Double> values) {
    List<Double> sorted = new java.util.ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }

  public static double millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e6;
  }
}
