package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.ivr.Caller;
import org.veriline.ivr.Destination;
import org.veriline.ivr.Prompt;
import org.veriline.ivr.Receptions;
import org.veriline.script.DecisionRow;
import org.veriline.script.ScriptDecisions;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.VerificationScript;
import org.veriline.testing.MovableClock;

/**
 * AT-3 for the menu's table (catalogue 12.0): from each row follows what a caller keys, and they
 * key it where the dialplan leads them. What cannot be reached yet is listed with its reason.
 */
class EveryMenuRowIT extends WithCallers {
  private static final Map<String, String> NOT_YET =
      Map.of("number-and-possession", "no code is spoken before a person answers");

  /** A weekday at noon, wherever the clinic is. */
  private static final Instant OPEN = Instant.parse("2026-12-02T18:00:00Z");

  private static final String INGRIDS_DATE_KEYED = "07291971";
  private static final String NOBODYS_DATE_KEYED = "02291904";
  private static final String INGRIDS_TELEPHONE_KEYED = "2125550102";
  private static final String NOBODYS_NUMBER = "999999";

  @Inject ScriptDecisions decisions;
  @Inject Receptions receptions;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  /** Keys an answer to each question, to birth date and number only so many times. */
  private static final class Keying implements Caller {
    private final List<String> heard = new ArrayList<>();
    private final String birthDate;
    private final String number;
    private int tries;

    Keying(String birthDate, String number, int tries) {
      this.birthDate = birthDate;
      this.number = number;
      this.tries = tries;
    }

    @Override
    public void play(List<Prompt> prompts) {
      prompts.forEach(prompt -> heard.add(prompt.name()));
    }

    @Override
    public String askDigits(List<Prompt> prompts, int most, Duration patience) {
      play(prompts);
      List<String> names = prompts.stream().map(Prompt::name).toList();
      if (names.contains("ask-birth-date")) {
        return tries-- > 0 ? birthDate : "";
      }
      if (names.contains("ask-number")) {
        return number;
      }
      return names.stream().filter(name -> name.matches("[0-9]")).findFirst().orElse("1");
    }

    @Override
    public void speak(String language) {}
  }

  @BeforeEach
  void theClinicIsOpen() {
    MovableClock.freeze(OPEN);
  }

  @AfterEach
  void theClockGoesOn() {
    MovableClock.setRight();
  }

  @Test
  void everyRowOfTheMenusTableIsReachedWhereTheDialplanLeads() {
    Map<String, String> wrong = new LinkedHashMap<>();
    Set<String> beyond = new TreeSet<>();
    for (ScriptRow row : VerificationScript.first(ScriptKind.IVR).rows()) {
      if (allowed(row, "possession").equals(Set.of("PROVEN"))) {
        beyond.add(row.id());
        continue;
      }
      nothingIsLockedAndNothingHasFailed();
      CallId call = arrived();
      Keying caller = caller(row);
      assertInstanceOf(Destination.Line.class, receptions.receive(call, caller, said -> {}));
      List<DecisionRow> all = as(officer, () -> decisions.of(call));
      DecisionRow last = all.get(all.size() - 1);
      boolean thanked = caller.heard.contains("identified");
      if (last.situation().kind() != ScriptKind.IVR
          || !last.row().equals(row.id())
          || last.level() != row.level()
          || last.allowance() != row.allowance()
          || thanked != row.id().equals("number")) {
        wrong.put(row.id(), last.row() + " at " + last.situation() + " heard " + caller.heard);
      }
    }
    assertEquals(Map.of(), wrong);
    assertEquals(NOT_YET.keySet(), beyond);
  }

  @Test
  void whatTheMenuProvedTravelsWithTheCallAndOpensNothingByItself() {
    CallId call = arrived();
    receptions.receive(call, new Keying(INGRIDS_DATE_KEYED, INGRIDS_NUMBER, 1), said -> {});
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
  private Keying caller(ScriptRow row) {
    boolean locked = allowed(row, "locked").equals(Set.of("yes"));
    boolean closed = allowed(row, "closed").equals(Set.of("yes"));
    if (locked) {
      lock(INGRID, INGRIDS_BIRTH_DATE);
    }
    boolean birth = locked || allowed(row, "birth").equals(Set.of("PROVEN"));
    boolean number = locked || allowed(row, "number").equals(Set.of("PROVEN"));
    boolean telephone = allowed(row, "phone").equals(Set.of("PROVEN"));
    return new Keying(
        birth ? INGRIDS_DATE_KEYED : NOBODYS_DATE_KEYED,
        number ? INGRIDS_NUMBER : telephone ? INGRIDS_TELEPHONE_KEYED : NOBODYS_NUMBER,
        closed ? 2 : 1);
  }

  private static Set<String> allowed(ScriptRow row, String column) {
    return row.fits().getOrDefault(column, Set.of());
  }
}
