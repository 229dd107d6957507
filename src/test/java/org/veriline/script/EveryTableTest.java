package org.veriline.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.patient.Section;
import org.veriline.platform.Messages;

/** AT-3, the pure half: what holds for every table, and each of its rows by name. */
class EveryTableTest {

  @ParameterizedTest
  @EnumSource(ScriptKind.class)
  void everyTableIsSoundAndLeavesNothingToTheDefault(ScriptKind kind) {
    VerificationScript script = VerificationScript.first(kind);
    assertEquals(List.of(), assertTimeout(Duration.ofSeconds(5), script::findings));
    assertEquals(List.of(), script.leftToTheDefault());
  }

  @ParameterizedTest
  @EnumSource(ScriptKind.class)
  void whoIsRefusedGetsNoLevelAndHearsNothing(ScriptKind kind) {
    VerificationScript script = VerificationScript.first(kind);
    Situation.all(
        kind,
        bits -> {
          if (kind.denied(bits) && !kind.emergency(bits)) {
            ScriptRow row = script.rowFor(new Situation(kind, bits));
            assertEquals(Level.V0, row.level(), row.id());
            assertEquals(Allowance.L0, row.allowance(), row.id());
          }
        });
  }

  @ParameterizedTest
  @EnumSource(ScriptKind.class)
  void everySentenceOfATableIsThereInBothLanguages(ScriptKind kind) {
    for (ScriptRow row : VerificationScript.first(kind).rows()) {
      for (Locale language : Messages.LANGUAGES) {
        assertTrue(Messages.find(language, "script.say." + row.saying()).isPresent(), row.saying());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ScriptKind.class)
  void nobodyGetsALevelTheirProofsDoNotCarry(ScriptKind kind) {
    VerificationScript script = VerificationScript.first(kind);
    Situation.all(
        kind,
        bits -> {
          Situation at = new Situation(kind, bits);
          ScriptRow row = script.rowFor(at);
          if (row.level() != Level.V0 && !row.emergency()) {
            assertTrue(carries(at, row.level()), () -> row.id() + ": " + at);
          }
        });
  }

  private static boolean carries(Situation at, Level level) {
    boolean agreed = at.kind() == ScriptKind.IN_REP && at.word("agrees").startsWith("V");
    boolean second =
        switch (at.kind()) {
          case IVR -> false;
          case IN_PATIENT -> at.is("third", "PROVEN");
          case IN_REP -> at.is("factor", "PROVEN") || agreed;
          case IN_ORG -> at.is("reference", "PROVEN");
          case OUT_RESULT -> at.is("factor", "PROVEN");
          case MSG -> true;
        };
    boolean third =
        switch (at.kind()) {
          case IVR -> false;
          case IN_PATIENT, IN_REP -> at.is("possession", "PROVEN");
          case IN_ORG -> at.is("caller", "CALLED_BACK");
          case OUT_RESULT, MSG -> at.is("aged", "yes");
        };
    boolean first =
        switch (at.kind()) {
          case IVR -> false;
          case IN_PATIENT, OUT_RESULT -> at.is("identity", "PROVEN");
          case IN_REP -> at.is("patient", "PROVEN");
          case IN_ORG ->
              at.is("patient", "PROVEN")
                  && Set.of("LISTED", "CALLED_BACK").contains(at.word("caller"));
          case MSG -> Set.of("M2", "M3").contains(at.word("preference"));
        };
    return switch (level) {
      case V0 -> true;
      case V1 -> first;
      case V2 -> first && second;
      case V3 -> first && second && third;
    };
  }

  /**
   * Each row of each table: a situation that reaches exactly this row, its level and what it opens,
   * with mayDisclose as the ceiling.
   */
  @TestFactory
  Stream<DynamicNode> everyRow() {
    return Stream.of(ScriptKind.values())
        .map(
            kind -> {
              VerificationScript script = VerificationScript.first(kind);
              Map<String, Situation> plainest = new HashMap<>();
              Situation.all(
                  kind,
                  bits -> {
                    Situation at = new Situation(kind, bits);
                    plainest.putIfAbsent(script.rowFor(at).id(), at);
                  });
              List<DynamicTest> tests = new ArrayList<>();
              for (ScriptRow row : script.rows()) {
                tests.add(DynamicTest.dynamicTest(row.id(), () -> check(script, row, plainest)));
              }
              return DynamicContainer.dynamicContainer(script.name(), tests);
            });
  }

  private static void check(
      VerificationScript script, ScriptRow row, Map<String, Situation> plainest) {
    Situation at = plainest.get(row.id());
    assertTrue(at != null, "no situation reaches " + row.id());
    row.fits()
        .forEach((column, words) -> assertTrue(words.contains(at.word(column)), at::toString));
    for (ScriptRow other : script.rows()) {
      if (other == row) {
        break;
      }
      boolean fits =
          other.fits().entrySet().stream()
              .allMatch(cell -> cell.getValue().contains(at.word(cell.getKey())));
      assertTrue(!fits, () -> "the earlier row " + other.id() + " fits as well");
    }
    Ceiling ceiling = Ceiling.of(at);
    for (Section section : row.allowance().sections()) {
      assertTrue(ceiling.allows(section, row.level()), () -> row.id() + " opens " + section);
    }
    assertTrue(Set.of('R', 'a').contains(row.catalogue().charAt(0)), row.catalogue());
  }
}
