package org.veriline.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;

/**
 * What a table would have decided in situations that calls were really in.
 *
 * @param decided how many decisions were looked at
 * @param changed how many of them this table decides otherwise
 * @param unreadable decisions on facts this kind of script no longer knows
 * @param shifts what changes, the most frequent first
 */
public record WhatIf(long decided, long changed, long unreadable, List<Shift> shifts) {

  /** How often a script decided this way in this situation. */
  public record Tally(String situation, Outcome outcome, long decisions) {}

  /** What a row does to a call. */
  public record Outcome(String row, Level level, Allowance allowance) {
    static Outcome of(ScriptRow row) {
      return new Outcome(row.id(), row.level(), row.allowance());
    }
  }

  /** Whether more is opened than was, less, something else, or the same by another row. */
  public enum Direction {
    MORE,
    LESS,
    OTHER,
    SAME
  }

  /**
   * @param situations the situations it happens in, the most frequent first
   */
  public record Shift(
      Outcome before,
      Outcome after,
      Direction direction,
      long decisions,
      List<String> situations) {}

  private record Change(Outcome before, Outcome after) {}

  static WhatIf of(VerificationScript draft, List<Tally> past) {
    long decided = 0;
    long changed = 0;
    long unreadable = 0;
    Map<Change, List<Tally>> changes = new HashMap<>();
    for (Tally tally : past) {
      decided += tally.decisions();
      Optional<Outcome> now = outcome(draft, tally.situation());
      if (now.isEmpty()) {
        unreadable += tally.decisions();
      } else if (!now.get().equals(tally.outcome())) {
        changed += tally.decisions();
        changes
            .computeIfAbsent(new Change(tally.outcome(), now.get()), first -> new ArrayList<>())
            .add(tally);
      }
    }
    List<Shift> shifts =
        changes.entrySet().stream()
            .map(entry -> shift(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong(Shift::decisions)
                    .reversed()
                    .thenComparing(shift -> shift.before().row())
                    .thenComparing(shift -> shift.after().row()))
            .toList();
    return new WhatIf(decided, changed, unreadable, shifts);
  }

  private static Optional<Outcome> outcome(VerificationScript draft, String situation) {
    try {
      return Optional.of(Outcome.of(draft.rowFor(Situation.parse(draft.kind(), situation))));
    } catch (Refusal wordGone) {
      return Optional.empty();
    }
  }

  private static Shift shift(Change change, List<Tally> tallies) {
    return new Shift(
        change.before(),
        change.after(),
        direction(change),
        tallies.stream().mapToLong(Tally::decisions).sum(),
        tallies.stream()
            .sorted(Comparator.comparingLong(Tally::decisions).reversed())
            .map(Tally::situation)
            .toList());
  }

  private static Direction direction(Change change) {
    int level = change.after().level().compareTo(change.before().level());
    Set<Section> was = change.before().allowance().sections();
    Set<Section> is = change.after().allowance().sections();
    boolean noLess = level >= 0 && is.containsAll(was);
    boolean noMore = level <= 0 && was.containsAll(is);
    if (noLess && noMore) {
      return change.before().allowance() == change.after().allowance()
          ? Direction.SAME
          : Direction.OTHER;
    }
    return noLess ? Direction.MORE : noMore ? Direction.LESS : Direction.OTHER;
  }
}
