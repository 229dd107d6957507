package org.veriline.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.script.WhatIf.Direction;
import org.veriline.script.WhatIf.Outcome;
import org.veriline.script.WhatIf.Tally;

class WhatIfTest {
  private static final VerificationScript SCRIPT = VerificationScript.first(ScriptKind.IN_PATIENT);
  private static final String BILL =
      "identity=PROVEN third=PROVEN surroundings=PRIVATE need=BILLING";

  @Test
  void theTableThatDecidedDecidesTheSameAgain() {
    WhatIf result = of(new Tally(BILL, outcome("payment", Level.V2, Allowance.L2P), 7));
    assertEquals(new WhatIf(7, 0, 0, List.of()), result);
  }

  @Test
  void whatChangesIsCountedAndGroupedTheMostFrequentFirst() {
    WhatIf result =
        of(
            new Tally(BILL, outcome("old", Level.V1, Allowance.L0), 2),
            new Tally("emergency=yes", outcome("payment", Level.V2, Allowance.L2P), 3),
            new Tally("identity=FAILED", outcome("old", Level.V0, Allowance.L0), 1));
    assertEquals(6, result.changed());
    assertEquals(
        List.of(Direction.OTHER, Direction.MORE, Direction.SAME),
        result.shifts().stream().map(WhatIf.Shift::direction).toList());
    assertEquals(List.of(BILL), result.shifts().get(1).situations());
  }

  @Test
  void lessIsLess() {
    WhatIf result = of(new Tally("identity=FAILED", outcome("x", Level.V2, Allowance.L2T), 1));
    assertEquals(Direction.LESS, result.shifts().get(0).direction());
  }

  @Test
  void whatTheTableNoLongerKnowsIsCountedAndNotGuessed() {
    WhatIf result = of(new Tally("need=GONE", outcome("x", Level.V0, Allowance.L0), 4));
    assertEquals(new WhatIf(4, 0, 4, List.of()), result);
  }

  private static WhatIf of(Tally... past) {
    return WhatIf.of(SCRIPT, List.of(past));
  }

  private static Outcome outcome(String row, Level level, Allowance allowance) {
    return new Outcome(row, level, allowance);
  }
}
