package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
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
      "row,emergency,closed,locked,identity,third,possession,surroundings,need,"
          + "level,allowance,saying,dispositions,catalogue\n";
  private static final String EMERGENCY = "e,yes,*,*,*,*,*,*,*,V0,EMERGENCY,x,X,1\n";

  private static final VerificationScript SCRIPT = VerificationScript.inPatient();

  @Test
  void thePublishedTableHasNoFindings() {
    assertEquals(List.of(), SCRIPT.findings());
  }

  @Test
  void everyCombinationEndsInExactlyOneRowAndNoneInTheDefault() {
    assertEquals(2 * 2 * 2 * 3 * 3 * 3 * 4 * 11, Situation.all().size());
    assertEquals(Situation.all().size(), Set.copyOf(Situation.all()).size());
    assertEquals(List.of(), SCRIPT.leftToTheDefault());
  }

  @Test
  void nobodyGetsALevelTheirProofsDoNotCarry() {
    for (Situation at : Situation.all()) {
      Level level = SCRIPT.rowFor(at).level();
      if (level.atLeast(Level.V1)) {
        assertEquals(Proof.PROVEN, at.identity(), at::toString);
      }
      if (level.atLeast(Level.V2)) {
        assertEquals(Proof.PROVEN, at.third(), at::toString);
      }
      if (level.atLeast(Level.V3)) {
        assertEquals(Proof.PROVEN, at.possession(), at::toString);
      }
    }
  }

  @Test
  void withoutPrivateSurroundingsNothingIsOpenedSaveInAnEmergency() {
    for (Situation at : Situation.all()) {
      if (!at.surroundings().confirmed() && !at.emergency()) {
        assertEquals(Allowance.L0, SCRIPT.rowFor(at).allowance(), at::toString);
      }
    }
  }

  @Test
  void moreProofNeverLowersTheLevel() {
    for (Situation at : Situation.all()) {
      Situation more =
          new Situation(
              at.emergency(),
              at.closed(),
              at.locked(),
              Proof.PROVEN,
              Proof.PROVEN,
              Proof.PROVEN,
              at.surroundings(),
              at.need());
      assertTrue(SCRIPT.rowFor(more).level().atLeast(SCRIPT.rowFor(at).level()), at::toString);
    }
  }

  /** Each row of the table once, by its plainest case. */
  @ParameterizedTest
  @CsvSource({
    "yes,yes,yes,NONE,NONE,NONE,NOT_ASKED,UNKNOWN,emergency,V0,EMERGENCY",
    "no,yes,no,PROVEN,PROVEN,NONE,PRIVATE,CLINICAL,attempts-used,V0,L0",
    "no,no,yes,PROVEN,PROVEN,PROVEN,PRIVATE,CLINICAL,locked,V0,L0",
    "no,no,no,FAILED,PROVEN,NONE,PRIVATE,CLINICAL,not-identified,V0,L0",
    "no,no,no,PROVEN,NONE,NONE,NOT_ASKED,GENERAL,identified-general,V1,L0",
    "no,no,no,PROVEN,NONE,NONE,NOT_PRIVATE,BILLING,identified-not-private,V1,L0",
    "no,no,no,PROVEN,FAILED,NONE,NOT_ASKED,CLINICAL,identified-privacy-open,V1,L0",
    "no,no,no,PROVEN,NONE,NONE,PRIVATE,STATED_APPOINTMENT,stated-appointment,V1,L1",
    "no,no,no,PROVEN,FAILED,NONE,OTHERS_AGREED,CLINICAL,needs-third-factor,V1,L1",
    "no,no,no,PROVEN,PROVEN,NONE,NOT_ASKED,UNKNOWN,verified-general,V2,L0",
    "no,no,no,PROVEN,PROVEN,NONE,NOT_PRIVATE,CLINICAL,verified-not-private,V2,L0",
    "no,no,no,PROVEN,PROVEN,NONE,NOT_ASKED,CLINICAL,verified-privacy-open,V2,L0",
    "no,no,no,PROVEN,PROVEN,NONE,PRIVATE,STATED_APPOINTMENT,verified-stated-appointment,V2,L1",
    "no,no,no,PROVEN,PROVEN,NONE,OTHERS_AGREED,APPOINTMENT,treatment,V2,L2T",
    "no,no,no,PROVEN,PROVEN,PROVEN,PRIVATE,CLINICAL,treatment,V2,L2T",
    "no,no,no,PROVEN,PROVEN,NONE,PRIVATE,BILLING,payment,V2,L2P",
    "no,no,no,PROVEN,PROVEN,NONE,PRIVATE,SENSITIVE,sensitive-needs-possession,V2,L2T",
    "no,no,no,PROVEN,PROVEN,FAILED,PRIVATE,RECORDS,change-needs-possession,V2,L0",
    "no,no,no,PROVEN,PROVEN,PROVEN,OTHERS_AGREED,CONTACT_CHANGE,change,V3,L3C",
    "no,no,no,PROVEN,PROVEN,PROVEN,OTHERS_AGREED,SENSITIVE,sensitive-others-present,V3,L2T",
    "no,no,no,PROVEN,PROVEN,PROVEN,PRIVATE,SENSITIVE,sensitive,V3,L3",
    "no,no,no,PROVEN,PROVEN,PROVEN,PRIVATE,PROTECTED,protected,V3,L3P",
  })
  void aSituationEndsInItsRow(
      String emergency,
      String closed,
      String locked,
      Proof identity,
      Proof third,
      Proof possession,
      Surroundings surroundings,
      Need need,
      String row,
      Level level,
      Allowance allowance) {
    ScriptRow found =
        SCRIPT.rowFor(
            new Situation(
                emergency.equals("yes"),
                closed.equals("yes"),
                locked.equals("yes"),
                identity,
                third,
                possession,
                surroundings,
                need));
    assertEquals(row, found.id());
    assertEquals(level, found.level());
    assertEquals(allowance, found.allowance());
  }

  @ParameterizedTest
  @CsvSource({
    "unreachable:b, 'a,*,*,*,*,*,*,*,*,V0,L0,x,X,1|b,*,*,*,*,*,*,*,*,V0,L0,x,X,1'",
    "out-of-order:b, 'a,no,no,no,*,*,*,*,*,V0,L0,x,X,1|b,no,yes,*,*,*,*,*,*,V0,L0,x,X,1'",
    "deny-does-not-win:a, 'a,no,*,*,PROVEN,*,*,*,*,V1,L0,x,X,1'",
    "above-may-disclose:a, 'a,no,no,no,PROVEN,NONE,*,PRIVATE,CLINICAL,V1,L2T,x,X,1'",
    "above-may-disclose:a, 'a,no,no,no,PROVEN,PROVEN,*,*,CLINICAL,V2,L2T,x,X,1'",
    "above-may-disclose:a, 'a,no,no,no,PROVEN,PROVEN,PROVEN,OTHERS_AGREED,SENSITIVE,V3,L3,x,X,1'",
    "above-may-disclose:a, 'a,no,no,no,PROVEN,PROVEN,*,PRIVATE,CLINICAL,V2,L2P,x,X,1'",
    "unknown-word:need, 'a,no,no,no,*,*,*,*,BILING,V0,L0,x,X,1'",
  })
  void anUnsoundTableIsRefused(String finding, String rows) throws IOException {
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () ->
                VerificationScript.publish(
                    "test", new StringReader(HEADER + EMERGENCY + rows.replace('|', '\n'))));
    assertEquals("script-not-sound", refusal.id());
    assertEquals(List.of(finding), refusal.arguments());
  }

  @Test
  void aTableWithoutAnEmergencyRowIsRefused() {
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () ->
                VerificationScript.publish(
                    "test", new StringReader(HEADER + "a,no,*,*,*,*,*,*,*,V0,L0,x,X,1")));
    assertEquals(List.of("emergency-not-first:default"), refusal.arguments());
  }

  @Test
  void whatNoRowFitsOpensNothingAndIsListed() throws IOException {
    VerificationScript thin =
        VerificationScript.publish("test", new StringReader(HEADER + EMERGENCY));
    List<Situation> left = thin.leftToTheDefault();
    assertEquals(Situation.all().size() / 2, left.size());
    assertTrue(
        left.stream()
            .map(thin::rowFor)
            .allMatch(row -> row.level() == Level.V0 && row.allowance() == Allowance.L0));
  }
}
