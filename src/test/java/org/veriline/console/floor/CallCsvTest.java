package org.veriline.console.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veriline.call.CallId;
import org.veriline.call.CallRow;
import org.veriline.call.CallState;

class CallCsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          =1+1           | '=1+1
          +1             | '+1
          -2             | '-2
          @SUM(A1)       | '@SUM(A1)
          Ana            | Ana
          00:12          | 00:12
          """)
  void cellThatWouldRunAsAFormulaDoesNot(String text, String cell) {
    assertEquals(cell, CallCsv.cell(text));
  }

  @Test
  void commaQuoteAndLineBreakStayInsideTheirCell() {
    assertEquals("\"a,b\"", CallCsv.cell("a,b"));
    assertEquals("\"a\"\"b\"", CallCsv.cell("a\"b"));
    assertEquals("\"a\nb\"", CallCsv.cell("a\nb"));
    assertEquals("\"'=\"\"x\"\"\"", CallCsv.cell("=\"x\""));
    assertEquals("\"'\t=1\"", CallCsv.cell("\t=1"));
  }

  @Test
  void fileHasOneRowACallUnderItsHeader() {
    CallRow call =
        new CallRow(
            new CallId("1"),
            Instant.parse("2026-11-24T10:00:00Z"),
            CallState.ENDED,
            "general",
            12,
            34,
            5,
            "id",
            null);
    CallsPage.Line line =
        new CallsPage.Line(call, "10:00", "General", "Ended", "=cmd", "V2", "Refill, requested");
    assertEquals(
        "\uFEFFone,two\r\n"
            + "2026-11-24T10:00:00Z,General,Ended,12,34,5,'=cmd,V2,\"Refill, requested\"\r\n",
        CallCsv.of(List.of("one", "two"), List.of(line)));
  }
}
