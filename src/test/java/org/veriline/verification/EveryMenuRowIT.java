package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.ivr.Destination;
import org.veriline.ivr.Interludes;
import org.veriline.ivr.Receptions;
import org.veriline.script.DecisionRow;
import org.veriline.script.ScriptDecisions;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.VerificationScript;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ScriptedSwitch;

/**
 * AT-3 for the menu's table (catalogue 12.0): from each row follows what a caller keys, and they
 * key it where the dialplan leads them. There is no row that cannot be reached.
 */
class EveryMenuRowIT extends WithCallers {
  /** A weekday at noon, wherever the clinic is. */
  private static final Instant OPEN = Instant.parse("2026-12-02T18:00:00Z");

  private static final String INGRIDS_DATE_KEYED = "07291971";
  private static final String NOBODYS_DATE_KEYED = "02291904";
  private static final String INGRIDS_TELEPHONE_KEYED = "2125550102";
  private static final String NOBODYS_NUMBER = "999999";

  @Inject Interludes interludes;
  @Inject ScriptDecisions decisions;
  @Inject Receptions receptions;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  @BeforeEach
  void theClinicIsOpen() {
    MovableClock.freeze(OPEN);
    ScriptedSwitch.agree();
  }

  @AfterEach
  void theClockGoesOn() {
    MovableClock.setRight();
    ScriptedSwitch.away();
  }

  @Test
  void everyRowOfTheMenusTableIsReachedWhereTheDialplanLeads() {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (ScriptRow row : VerificationScript.first(ScriptKind.IVR).rows()) {
      nothingIsLockedAndNothingHasFailed();
      CallId call = arrived();
      MenuCaller caller = caller(row);
      assertInstanceOf(Destination.Line.class, receptions.receive(call, caller, said -> {}));
      List<DecisionRow> all = as(officer, () -> decisions.of(call));
      DecisionRow last = all.get(all.size() - 1);
      boolean thanked = caller.heard().contains("identified");
      if (last.situation().kind() != ScriptKind.IVR
          || !last.row().equals(row.id())
          || last.level() != row.level()
          || last.allowance() != row.allowance()
          || thanked != row.id().startsWith("number")
          || caller.heard().contains("result-ordered")
              != row.id().equals("number-and-possession")) {
        wrong.put(row.id(), last.row() + " at " + last.situation() + " heard " + caller.heard());
      }
    }
    assertEquals(Map.of(), wrong);
  }

  @Test
  void whatTheMenuProvedTravelsWithTheCallAndOpensNothingByItself() {
    CallId call = arrived();
    receptions.receive(call, new MenuCaller(INGRIDS_DATE_KEYED, INGRIDS_NUMBER), said -> {});
    assertEquals(Level.V0, verifications.level(call));
    answeredBy(call, agent);
    begin(call, agent);
    assertEquals(Answer.MATCHED, as(agent, () -> verifications.nameAndBirthDate(call, INGRID, "")));
    assertEquals(Level.V2, verifications.level(call));
    List<DecisionRow> all = as(officer, () -> decisions.of(call));
    assertEquals(ScriptKind.IVR, all.get(0).situation().kind());
    assertEquals(ScriptKind.IN_PATIENT, all.get(all.size() - 1).situation().kind());
  }

  /** What the row looks at, and nothing more; what it leaves open is wrong. */
  private MenuCaller caller(ScriptRow row) {
    boolean locked = allowed(row, "locked").equals(Set.of("yes"));
    boolean closed = allowed(row, "closed").equals(Set.of("yes"));
    if (locked) {
      lock(INGRID, INGRIDS_BIRTH_DATE);
    }
    boolean birth = locked || allowed(row, "birth").equals(Set.of("PROVEN"));
    boolean number = locked || allowed(row, "number").equals(Set.of("PROVEN"));
    boolean telephone = allowed(row, "phone").equals(Set.of("PROVEN"));
    MenuCaller caller =
        new MenuCaller(
            birth ? INGRIDS_DATE_KEYED : NOBODYS_DATE_KEYED,
            number ? INGRIDS_NUMBER : telephone ? INGRIDS_TELEPHONE_KEYED : NOBODYS_NUMBER);
    if (closed) {
      caller.triesTwice();
    }
    return allowed(row, "possession").equals(Set.of("PROVEN"))
        ? caller.orders(() -> MenuCaller.codeHeard(interludes, WithRows.line()))
        : caller;
  }

  private static Set<String> allowed(ScriptRow row, String column) {
    return row.fits().getOrDefault(column, Set.of());
  }
}
