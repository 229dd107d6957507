package org.veriline.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.AuditLog.Entry;
import org.veriline.decision.Field;
import org.veriline.decision.LeastLevel;
import org.veriline.decision.Level;
import org.veriline.decision.Relationship;
import org.veriline.decision.Topic;
import org.veriline.patient.DataClass;
import org.veriline.patient.Section;

/**
 * Reads an event log and finds what should never be in one (AT-4): something shown or said in a
 * call whose verification did not stand at the level it takes, nor in an emergency, nor behind
 * opened glass. It looks at the evidence alone and trusts no level a row claims for itself.
 */
public final class VerifiedBeforeDisclosed {
  private static final String EMERGENCY = "emergency";
  private static final Set<String> URGENT = Set.of("EMERGENCY", "BREAK_GLASS");

  /** What the log has to be read for, in its order. */
  public static final Set<String> ACTIONS =
      Set.of(
          "VERIFY.LEVEL",
          "VERIFY.FACTOR",
          "BTG.OPEN",
          "BTG.CLOSE",
          "PHI.VIEW",
          "PHI.UNMASK",
          "DISCLOSE.TO");

  /**
   * A row that should not be.
   *
   * @param reason {@code no-verification}, {@code level-too-low}, {@code never-by-phone}, {@code
   *     no-emergency} or {@code not-classified}
   */
  public record Violation(long row, String action, String reason) {}

  private final Map<String, Level> levels = new HashMap<>();
  private final Set<String> emergencies = new HashSet<>();
  private final Set<String> glasses = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();
  private long judged;

  public void read(Entry entry) {
    switch (entry.action()) {
      case "VERIFY.LEVEL" -> level(entry);
      case "VERIFY.FACTOR" -> {
        if (EMERGENCY.equals(entry.reason()) && entry.interaction() != null) {
          emergencies.add(entry.interaction());
        }
      }
      case "BTG.OPEN" -> {
        // A refused one names no patient.
        if (entry.patient() != null) {
          glasses.add(glass(entry));
        }
      }
      case "BTG.CLOSE" -> glasses.remove(glass(entry));
      case "PHI.VIEW", "PHI.UNMASK" -> {
        // Outside of calls people read by their role, and nobody hears it.
        if (entry.dataClass() != null && (entry.interaction() != null || entry.call() != null)) {
          judge(entry);
        }
      }
      case "DISCLOSE.TO" -> judge(entry);
      default -> {}
    }
  }

  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** How many rows were of a kind that has to be earned. */
  public long judged() {
    return judged;
  }

  private void level(Entry entry) {
    String level = entry.level();
    if (entry.interaction() != null && level != null) {
      levels.put(entry.interaction(), Level.valueOf(level));
    }
  }

  private static String glass(Entry entry) {
    return entry.actor() + " " + entry.patient();
  }

  private void judge(Entry entry) {
    judged++;
    String reason = wrong(entry);
    if (reason != null) {
      violations.add(new Violation(entry.n(), entry.action(), reason));
    }
  }

  private @Nullable String wrong(Entry entry) {
    // Opened glass is an emergency too, and its rows say so.
    if (URGENT.contains(String.valueOf(entry.purpose()))) {
      boolean stated =
          emergencies.contains(String.valueOf(entry.interaction()))
              || glasses.contains(glass(entry));
      return stated ? null : "no-emergency";
    }
    Optional<Field> field = field(entry);
    if (field.isEmpty()) {
      return "not-classified";
    }
    String relationship = entry.relationship();
    Optional<Level> least =
        LeastLevel.of(
            field.get(),
            relationship == null ? Relationship.UNKNOWN : Relationship.valueOf(relationship));
    if (least.isEmpty()) {
      return "never-by-phone";
    }
    Level level = levels.get(String.valueOf(entry.interaction()));
    if (level == null) {
      return "no-verification";
    }
    return level.atLeast(least.get()) ? null : "level-too-low";
  }

  /** By the section where there is one: showing the identity only confirms. */
  private static Optional<Field> field(Entry entry) {
    String object = String.valueOf(entry.object());
    if (object.startsWith("section/")) {
      return Optional.of(Field.of(Section.valueOf(object.substring("section/".length()))));
    }
    return Optional.ofNullable(entry.dataClass())
        .map(DataClass::valueOf)
        .map(dataClass -> Field.tell(Topic.RECORDS, dataClass));
  }
}
