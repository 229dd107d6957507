package org.veriline.console.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptText;
import org.veriline.script.TableDiff;
import org.veriline.script.TableText;
import org.veriline.script.VerificationScript;

class SheetDraftTest {
  private static final ScriptText TEXT =
      new ScriptText(
          TableText.table(
              ScriptKind.IN_PATIENT, VerificationScript.first(ScriptKind.IN_PATIENT).rows()),
          "help=What is it?\n",
          "help=¿De qué se trata?\n",
          Instant.EPOCH);

  @Test
  void aSheetNobodyTouchedIsTheTextItCameFrom() {
    assertEquals(TEXT, new SheetDraft(ScriptKind.IN_PATIENT, TEXT).text());
    assertEquals(
        VerificationScript.first(ScriptKind.IN_PATIENT).rows(),
        VerificationScript.read(ScriptKind.IN_PATIENT, "", "", TEXT.table()).rows());
  }

  @Test
  void whatIsWrittenShowsAsWhatChanges() {
    SheetDraft sheet = new SheetDraft(ScriptKind.IN_PATIENT, TEXT);
    sheet.move(3, 2);
    sheet.add(sheet.getRows().size());
    RowDraft added = Objects.requireNonNull(sheet.getRow());
    added.setId("last");
    added.getCells().get(0).setWords(List.of("yes"));
    sheet.done();
    sheet.remove(0);
    sheet.getSentences().get(0).setEnglish("Something else, perhaps?");
    List<TableDiff.Change> changes = TableDiff.of(ScriptKind.IN_PATIENT, TEXT, sheet.text());
    assertTrue(
        changes.stream()
            .map(TableDiff.Change::kind)
            .toList()
            .containsAll(
                List.of(
                    TableDiff.Kind.ADDED,
                    TableDiff.Kind.REMOVED,
                    TableDiff.Kind.MOVED,
                    TableDiff.Kind.WORDING)));
    assertEquals(
        List.of("not-identified"),
        changes.stream()
            .filter(change -> change.kind() == TableDiff.Kind.MOVED)
            .map(TableDiff.Change::row)
            .toList());
  }
}
