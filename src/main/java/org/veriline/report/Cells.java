package org.veriline.report;

/** What is put into the cells of a file for a spreadsheet. */
public final class Cells {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private Cells() {}

  /** What a spreadsheet would run as a formula gets an apostrophe. */
  public static String safe(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
