package org.veriline.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.Action;
import org.veriline.audit.Evidence;
import org.veriline.decision.Field;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.Section;

/**
 * Whether one call complied (CC-12, CC-13, CC-15), from its rows alone. What was shown in an
 * emergency is judged elsewhere and counts in none of them.
 *
 * @param disclosed something of D1 or above was shown or said
 * @param verifiedFirst the needed level was reached before the first of it
 * @param scriptComplete and the script's steps were done by then
 * @param told things said, and {@code toldComplete} those with purpose, recipient and fields
 * @param privacyNeeded something of D2 or above was shown from V2 on
 * @param privacyAsked and the caller's surroundings were asked before
 * @param seconds from the start of the verification to V2, if it was reached
 */
record CallCompliance(
    boolean disclosed,
    boolean verifiedFirst,
    boolean scriptComplete,
    int told,
    int toldComplete,
    boolean privacyNeeded,
    boolean privacyAsked,
    boolean failed,
    boolean locked,
    boolean overridden,
    @Nullable Long seconds,
    List<Asked> questions) {

  /** One question and its answer. */
  record Asked(String question, boolean right) {}

  /** What the script asks the agent, not the caller's knowledge. */
  private static final Pattern NO_QUESTION =
      Pattern.compile(
          "emergency|no-emergency|about-.*|need-.*|surroundings-.*|cannot-.*|agent-side-.*");

  boolean complied() {
    return verifiedFirst && scriptComplete;
  }

  boolean reachedV2() {
    return seconds != null;
  }

  static CallCompliance of(List<Evidence> rows) {
    List<Evidence> shown = rows.stream().filter(CallCompliance::shows).toList();
    List<Evidence> told = shown.stream().filter(row -> row.is(Action.DISCLOSE_TO)).toList();
    Optional<Evidence> first = shown.stream().findFirst();
    Optional<Evidence> clinical =
        shown.stream()
            .filter(row -> atLeastD2(row) && levelOf(row.level()).atLeast(Level.V2))
            .findFirst();
    return new CallCompliance(
        first.isPresent(),
        first.map(row -> levelBefore(rows, row).atLeast(needed(row))).orElse(true),
        first.map(row -> scriptDone(rows, row)).orElse(true),
        told.size(),
        (int) told.stream().filter(CallCompliance::isComplete).count(),
        clinical.isPresent(),
        clinical.map(row -> stepBefore(rows, row, "surroundings-")).orElse(false),
        rows.stream().anyMatch(row -> row.is(Action.VERIFY_FAIL)),
        rows.stream().anyMatch(row -> row.is(Action.VERIFY_LOCK)),
        rows.stream().anyMatch(row -> row.action().equals("VERIFY.OVERRIDE")),
        seconds(rows),
        questions(rows));
  }

  private static boolean shows(Evidence row) {
    return (row.is(Action.PHI_VIEW) || row.is(Action.DISCLOSE_TO))
        && row.ok()
        && row.dataClass() != null
        && !"D0".equals(row.dataClass())
        && !Purpose.EMERGENCY.name().equals(row.purpose());
  }

  private static boolean isComplete(Evidence row) {
    return row.purpose() != null && row.relationship() != null && !row.fields().isBlank();
  }

  private static boolean atLeastD2(Evidence row) {
    return !"D1".equals(row.dataClass());
  }

  private static Level needed(Evidence row) {
    String object = String.valueOf(row.object());
    Relationship relationship =
        row.relationship() == null ? Relationship.SELF : Relationship.valueOf(row.relationship());
    return object.startsWith("section/")
        ? Field.of(Section.valueOf(object.substring("section/".length()))).leastLevel(relationship)
        : Level.V2;
  }

  private static Level levelBefore(List<Evidence> rows, Evidence shown) {
    Level level = Level.V0;
    for (Evidence row : rows) {
      if (row.n() >= shown.n()) {
        break;
      }
      if (row.is(Action.VERIFY_LEVEL)) {
        level = levelOf(row.level());
      }
    }
    return level;
  }

  /**
   * Whom we dialled is asked who answers, and we know what for; an organisation states a purpose
   * where others say what they need.
   */
  private static boolean scriptDone(List<Evidence> rows, Evidence shown) {
    boolean dialled = stepBefore(rows, shown, "answered-");
    boolean begun =
        (stepBefore(rows, shown, "no-emergency") || stepBefore(rows, shown, "emergency"))
            && stepBefore(rows, shown, "about-");
    boolean meant = stepBefore(rows, shown, "need-") || stepBefore(rows, shown, "purpose-");
    return dialled || (begun && meant);
  }

  private static boolean stepBefore(List<Evidence> rows, Evidence shown, String step) {
    return rows.stream()
        .anyMatch(
            row ->
                row.n() < shown.n()
                    && row.is(Action.VERIFY_FACTOR)
                    && row.reason() != null
                    && row.reason().startsWith(step));
  }

  private static Level levelOf(@Nullable String name) {
    return name == null ? Level.V0 : Level.valueOf(name);
  }

  private static @Nullable Long seconds(List<Evidence> rows) {
    Instant start = null;
    for (Evidence row : rows) {
      if (row.is(Action.VERIFY_START)) {
        start = row.at();
      }
      if (start != null && row.is(Action.VERIFY_LEVEL) && levelOf(row.level()).atLeast(Level.V2)) {
        return Duration.between(start, row.at()).toSeconds();
      }
    }
    return null;
  }

  private static List<Asked> questions(List<Evidence> rows) {
    List<Asked> asked = new ArrayList<>();
    for (Evidence row : rows) {
      String reason = row.reason();
      if (row.is(Action.VERIFY_FACTOR)
          && reason != null
          && !NO_QUESTION.matcher(reason).matches()) {
        asked.add(new Asked(reason, row.ok()));
      }
    }
    return asked;
  }

  /** The measures this call missed, by the catalogue's names. */
  Set<String> missed() {
    java.util.Set<String> missed = new java.util.TreeSet<>();
    if (disclosed && !complied()) {
      missed.add("CC-12");
    }
    if (toldComplete < told) {
      missed.add("CC-13");
    }
    if (privacyNeeded && !privacyAsked) {
      missed.add("CC-15");
    }
    return missed;
  }
}
