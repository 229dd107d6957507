package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.ivr.Interludes;
import org.veriline.script.DecisionRow;
import org.veriline.script.ScriptDecisions;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.VerificationScript;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;

/**
 * AT-3 through the doors: a scripted caller goes through a script until the decision names each row
 * of its table. There is no row that cannot be reached.
 */
abstract class WithRows extends WithOthers {
  @Inject Interludes interludes;
  @Inject ScriptDecisions decisions;

  /** Where a call that was called back goes on. */
  final Map<CallId, CallId> lines = new HashMap<>();

  @BeforeEach
  void theSwitchAgrees() {
    ScriptedSwitch.agree();
  }

  @AfterEach
  void theSwitchIsAway() {
    ScriptedSwitch.away();
  }

  void playAll(ScriptKind kind, Map<String, Consumer<CallId>> plays) {
    Map<String, ScriptRow> rows = new LinkedHashMap<>();
    VerificationScript.first(kind).rows().forEach(row -> rows.put(row.id(), row));
    assertEquals(new TreeSet<>(rows.keySet()), new TreeSet<>(plays.keySet()));
    Map<String, String> wrong = new LinkedHashMap<>();
    plays.forEach(
        (row, play) -> {
          tamper("delete from authority_record");
          CallId call = answered(agent);
          play.accept(call);
          CallId there = lines.getOrDefault(call, call);
          DecisionRow last = last(there);
          ScriptRow expected = rows.get(row);
          if (!last.row().equals(row)
              || last.level() != expected.level()
              || last.allowance() != expected.allowance()
              || !heardOnly(there, expected.allowance())) {
            wrong.put(row, last.row() + " at " + last.situation());
          }
        });
    assertEquals(Map.of(), wrong);
  }

  /** No section is open that the row does not open. */
  private boolean heardOnly(CallId call, Allowance allowance) {
    return as(agent, () -> disclosures.decisions(call)).entrySet().stream()
        .filter(entry -> entry.getValue().allowed())
        .allMatch(entry -> allowance.covers(entry.getKey()));
  }

  DecisionRow last(CallId call) {
    List<DecisionRow> all = as(officer, () -> decisions.of(call));
    return all.get(all.size() - 1);
  }

  /** The code is heard on the telephone that was dialled, and keyed in the call. */
  void keyed(CallId call) {
    ScriptedCaller there = new ScriptedCaller("1");
    interludes.dialled(line(), there);
    interludes.keypad(call, new ScriptedCaller(there.code()));
  }

  static CallId line() {
    String asked = ScriptedSwitch.asked(it -> it.startsWith("dial "));
    ScriptedSwitch.agree();
    return new CallId(asked.split(" ", -1)[1]);
  }
}
