package org.veriline.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.veriline.decision.Level;

class WordingLintTest {

  private static final Map<String, Map<String, String>> PRODUCT = ProductWords.SENTENCES;

  @ParameterizedTest(name = "{index}")
  @CsvFileSource(resources = "wording.csv", numLinesToSkip = 1, delimiter = '|')
  void aSentenceIsReadAsTheTableSays(ScriptKind kind, Level level, String rules, String sentence) {
    assertEquals(
        rules,
        WordingLint.read(sentence, kind, level).stream()
            .map(Enum::name)
            .sorted()
            .collect(Collectors.joining(" ", "", "")),
        sentence);
  }

  @Test
  void everySentenceOfTheProductPassesInBothLanguages() {
    for (ScriptKind kind : ScriptKind.values()) {
      VerificationScript.firstTable(kind)
          .map(table -> VerificationScript.read(kind, "", "", table))
          .ifPresent(script -> assertEquals(List.of(), WordingLint.of(script, Map.of(), PRODUCT)));
    }
    for (var language : PRODUCT.values()) {
      language
          .entrySet()
          .forEach(
              said -> {
                boolean asked = said.getKey().startsWith("ask-");
                assertEquals(
                    List.of(),
                    WordingLint.read(
                        said.getValue(), ScriptKind.IN_PATIENT, asked ? Level.V0 : Level.V2),
                    said.getKey());
              });
    }
  }

  @Test
  void aSentenceIsJudgedByTheEarliestRowThatSaysIt() {
    VerificationScript script = VerificationScript.first(ScriptKind.IN_PATIENT);
    assertEquals(Level.V2, WordingLint.earliest(script, "treatment"));
    assertEquals(Level.V1, WordingLint.earliest(script, "appointment"));
    assertEquals(Level.V0, WordingLint.earliest(script, "neutral"));
    assertEquals(Level.V0, WordingLint.earliest(script, "ask-name"));
  }

  @Test
  void ownWordsStandInBothLanguagesOrNone() {
    VerificationScript script = VerificationScript.first(ScriptKind.IN_PATIENT);
    assertEquals(
        List.of(new WordingLint.Finding(WordingLint.Rule.ONE_LANGUAGE, "en", "help")),
        WordingLint.of(script, Map.of("en", Map.of("help", "What is it?")), PRODUCT));
    assertEquals(
        List.of(),
        WordingLint.of(
            script,
            Map.of("en", Map.of("help", "What is it?"), "es", Map.of("help", "¿De qué se trata?")),
            PRODUCT));
  }

  @Test
  void whatARowSaysMustBeWrittenSomewhere() {
    VerificationScript script =
        VerificationScript.read(
            ScriptKind.IN_PATIENT,
            "",
            "",
            VerificationScript.firstTable(ScriptKind.IN_PATIENT)
                .orElseThrow()
                .replace(",clinician,", ",nobody-wrote-it,"));
    assertEquals(
        List.of(
            new WordingLint.Finding(WordingLint.Rule.NO_WORDS, "en", "nobody-wrote-it"),
            new WordingLint.Finding(WordingLint.Rule.NO_WORDS, "es", "nobody-wrote-it")),
        WordingLint.of(script, Map.of(), PRODUCT));
  }
}
