package org.veriline.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference says what the table says. {@code -Dveriline.write-docs=true} writes it anew. */
class ScriptReferenceTest {
  private static final Path PAGE = Path.of("docs/reference/verification-script.md");

  @Test
  void theReferenceIsTheTable() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("veriline.write-docs")) {
      Files.writeString(PAGE, expected);
    }
    assertEquals(expected, Files.readString(PAGE));
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # The verification scripts

            Written from the first versions of the six tables; a test compares them. The first row that fits wins. A column without an entry fits everything.
            What it opens is the most a row allows: `mayDisclose` (role, purpose, level, surroundings and more) stands above every row. *From* names the row of the
            requirements' table, or says *added* where a row closes a gap of it.

            In SCRIPT-MSG nobody is verified: V3 there is the level at which the patient asked for such messages on this very number.
            """);
    for (ScriptKind kind : ScriptKind.values()) {
      page.append(table(VerificationScript.first(kind)));
    }
    page.append("\n## What each step opens\n\n| | sections |\n|---|---|\n");
    for (org.veriline.decision.Allowance allowance : org.veriline.decision.Allowance.values()) {
      Set<String> sections =
          allowance.sections().stream()
              .map(section -> section.name().toLowerCase(java.util.Locale.ROOT))
              .collect(Collectors.toCollection(TreeSet::new));
      page.append(
          "| %s | %s |\n"
              .formatted(
                  allowance,
                  sections.isEmpty() ? "public information" : String.join(", ", sections)));
    }
    return page.toString();
  }

  private static String table(VerificationScript script) {
    StringBuilder table =
        new StringBuilder(
            """

            ## %s

            Combinations of all columns: %d. Without a row of their own: %d.

            | row | fits when | level | opens | the agent says | first disposition | from |
            |---|---|---|---|---|---|---|
            """
                .formatted(
                    script.name(),
                    combinations(script.kind()),
                    script.leftToTheDefault().stream().mapToLong(Leftover::situations).sum()));
    for (ScriptRow row : script.rows()) {
      table.append(
          "| %s | %s | %s | %s | `%s` | %s | %s |\n"
              .formatted(
                  row.id(),
                  when(script.kind(), row.fits()),
                  row.level(),
                  row.allowance(),
                  row.saying(),
                  row.dispositions().get(0),
                  row.catalogue()));
    }
    return table.toString();
  }

  private static long combinations(ScriptKind kind) {
    return kind.columns().stream()
        .mapToLong(column -> column.words().size())
        .reduce(1, (one, other) -> one * other);
  }

  private static String when(ScriptKind kind, Map<String, Set<String>> fits) {
    List<String> parts = new ArrayList<>();
    for (Column column : kind.columns()) {
      Set<String> words = fits.get(column.name());
      if (words != null) {
        parts.add(
            column.name()
                + " "
                + String.join(" or ", new TreeSet<>(words))
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', ' '));
      }
    }
    return parts.isEmpty() ? "always" : String.join("; ", parts);
  }
}
