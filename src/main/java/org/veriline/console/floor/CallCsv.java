package org.veriline.console.floor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The call list as a file for a spreadsheet. A cell that a spreadsheet would run as a formula gets
 * a leading apostrophe: a name is typed by a person, and a person may be called "=1+1".
 */
final class CallCsv {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private CallCsv() {}

  static String of(List<String> header, List<CallsPage.Line> lines) {
    StringBuilder file = new StringBuilder("\uFEFF").append(row(header));
    lines.forEach(line -> file.append(row(cells(line))));
    return file.toString();
  }

  private static List<String> cells(CallsPage.Line line) {
    return List.of(
        line.call().arrived().toString(),
        line.queue(),
        line.state(),
        String.valueOf(line.call().waitSeconds()),
        String.valueOf(line.call().talkSeconds()),
        String.valueOf(line.call().holdSeconds()),
        line.agent(),
        line.level(),
        line.outcome());
  }

  private static String row(List<String> cells) {
    return cells.stream().map(CallCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n\t].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
