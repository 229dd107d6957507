package org.veriline.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.platform.Refusal;

class VerificationScriptTest {
  private static final String HEADER =
      "row,emergency,closed,locked,caution,identity,third,possession,surroundings,need,"
          + "level,allowance,saying,dispositions,catalogue\n";
  private static final String EMERGENCY = "e,yes,*,*,*,*,*,*,*,*,V0,EMERGENCY,x,X,1\n";

  private static final List<Situation> ALL = new ArrayList<>();

  static {
    Situation.all(
        ScriptKind.IN_PATIENT, bits -> ALL.add(new Situation(ScriptKind.IN_PATIENT, bits)));
  }

  private static final VerificationScript SCRIPT = VerificationScript.first(ScriptKind.IN_PATIENT);

  @Test
  void thePublishedTableHasNoFindings() {
    assertEquals(List.of(), SCRIPT.findings());
  }

  @Test
  void everyCombinationEndsInExactlyOneRowAndNoneInTheDefault() {
    assertEquals(2 * 2 * 2 * 2 * 3 * 3 * 3 * 4 * 11, ALL.size());
    assertEquals(ALL.size(), Set.copyOf(ALL).size());
    assertEquals(List.of(), SCRIPT.leftToTheDefault());
  }

  @Test
  void nobodyGetsALevelTheirProofsDoNotCarry() {
    for (Situation at : ALL) {
      Level level = SCRIPT.rowFor(at).level();
      if (level.atLeast(Level.V1)) {
        assertEquals("PROVEN", at.word("identity"), at::toString);
      }
      if (level.atLeast(Level.V2)) {
        assertEquals("PROVEN", at.word("third"), at::toString);
      }
      if (level.atLeast(Level.V3)) {
        assertEquals("PROVEN", at.word("possession"), at::toString);
      }
    }
  }

  @Test
  void withoutPrivateSurroundingsNothingIsOpenedSaveInAnEmergency() {
    for (Situation at : ALL) {
      if (!Surroundings.valueOf(at.word("surroundings")).confirmed() && !at.emergency()) {
        assertEquals(Allowance.L0, SCRIPT.rowFor(at).allowance(), at::toString);
      }
    }
  }

  @Test
  void moreProofNeverLowersTheLevel() {
    for (Situation at : ALL) {
      Map<String, String> words = new HashMap<>();
      ScriptKind.IN_PATIENT.columns().forEach(it -> words.put(it.name(), at.word(it.name())));
      words.putAll(Map.of("identity", "PROVEN", "third", "PROVEN", "possession", "PROVEN"));
      Situation more = Situation.of(ScriptKind.IN_PATIENT, words);
      assertTrue(SCRIPT.rowFor(more).level().atLeast(SCRIPT.rowFor(at).level()), at::toString);
    }
  }

  @Test
  void aDoubtfulCallerHearsNothingBelowTheStrongestProof() {
    for (Situation at : ALL) {
      if (at.is("caution", "yes") && !at.is("possession", "PROVEN") && !at.emergency()) {
        assertEquals(Allowance.L0, SCRIPT.rowFor(at).allowance(), at::toString);
      }
    }
  }

  @Test
  void aSituationIsWhatItIsWrittenAs() {
    for (Situation at : ALL) {
      assertEquals(at, Situation.parse(ScriptKind.IN_PATIENT, at.toString()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "unreachable:b, 'a,*,*,*,*,*,*,*,*,*,V0,L0,x,X,1|b,*,*,*,*,*,*,*,*,*,V0,L0,x,X,1'",
    "out-of-order:b, 'a,no,no,no,*,*,*,*,*,*,V0,L0,x,X,1|b,no,yes,*,*,*,*,*,*,*,V0,L0,x,X,1'",
    "deny-does-not-win:a, 'a,no,*,*,*,PROVEN,*,*,*,*,V1,L0,x,X,1'",
    "above-may-disclose:a, 'a,no,no,no,*,PROVEN,NONE,*,PRIVATE,CLINICAL,V1,L2T,x,X,1'",
    "above-may-disclose:a, 'a,no,no,no,*,PROVEN,PROVEN,*,*,CLINICAL,V2,L2T,x,X,1'",
    "above-may-disclose:a, 'a,no,no,no,*,PROVEN,PROVEN,PROVEN,OTHERS_AGREED,SENSITIVE,V3,L3,x,X,1'",
    "above-may-disclose:a, 'a,no,no,no,*,PROVEN,PROVEN,*,PRIVATE,CLINICAL,V2,L2P,x,X,1'",
    "unknown-word:need, 'a,no,no,no,*,*,*,*,*,BILING,V0,L0,x,X,1'",
  })
  void anUnsoundTableIsFoundOut(String finding, String rows) {
    List<String> findings = read(HEADER + EMERGENCY + rows.replace('|', '\n')).findings();
    assertEquals(finding, findings.get(0));
  }

  @Test
  void aTableWithoutAnEmergencyRowIsNotSound() {
    assertEquals(
        "emergency-not-first:default",
        read(HEADER + "a,no,*,*,*,*,*,*,*,*,V0,L0,x,X,1").findings().get(0));
  }

  @Test
  void whatIsNoTableIsRefusedWithTheLine() {
    Refusal refusal = assertThrows(Refusal.class, () -> read(HEADER + EMERGENCY + "a,no,*,*,*\n"));
    assertEquals("script-not-readable", refusal.id());
    assertEquals(List.of(3), refusal.arguments());
  }

  @Test
  void whatNoRowFitsOpensNothingAndIsListedInGroupsAPersonCanRead() {
    VerificationScript thin =
        read(
            HEADER
                + EMERGENCY
                + "a,no,yes,*,*,*,*,*,*,*,V0,L0,x,X,1\n"
                + "b,no,no,*,*,NONE FAILED,*,*,*,*,V0,L0,x,X,1\n"
                + "c,no,no,no,*,PROVEN,*,*,PRIVATE,*,V1,L0,x,X,1\n");
    List<Leftover> left = thin.leftToTheDefault();
    assertEquals(
        List.of(
            "emergency no; closed no; identity proven; surroundings not asked or others"
                + " agreed or not private",
            "emergency no; closed no; locked yes; identity proven; surroundings private"),
        left.stream().map(Leftover::words).toList());
    assertEquals(
        ALL.stream().filter(at -> thin.rowFor(at) == ScriptRow.DEFAULT).count(),
        left.stream().mapToLong(Leftover::situations).sum());
  }

  private static VerificationScript read(String csv) {
    return VerificationScript.read(ScriptKind.IN_PATIENT, "", "test", csv);
  }
}
