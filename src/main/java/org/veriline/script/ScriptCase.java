package org.veriline.script;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.platform.Refusal;

/** A played call that was kept: what every later version of the script has to decide alike. */
@Entity
@Table(name = "script_case")
class ScriptCase {
  /** No sentence, so that nobody names a case after a patient. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{1,58})[a-z0-9]");

  @Id private String id;

  @Enumerated(EnumType.STRING)
  private ScriptKind kind;

  private String name;
  private String situation;

  @Column(name = "row_id")
  private String row;

  @Enumerated(EnumType.STRING)
  private Level level;

  @Enumerated(EnumType.STRING)
  private Allowance allowance;

  @Column(name = "kept_by")
  private String keptBy;

  @Column(name = "kept_at")
  private Instant keptAt;

  @Column(name = "dropped_by")
  private @Nullable String droppedBy;

  @Column(name = "dropped_at")
  private @Nullable Instant droppedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ScriptCase() {}

  ScriptCase(String id, String name, Situation at, ScriptRow expected, String by, Instant now) {
    if (!NAME.matcher(name).matches()) {
      throw new Refusal("script-case-name");
    }
    this.id = id;
    this.kind = at.kind();
    this.name = name;
    this.situation = at.toString();
    this.row = expected.id();
    this.level = expected.level();
    this.allowance = expected.allowance();
    this.keptBy = by;
    this.keptAt = now;
  }

  void drop(String by, Instant now) {
    droppedBy = by;
    droppedAt = now;
  }

  ScriptKind kind() {
    return kind;
  }

  ScriptCaseRow row() {
    return new ScriptCaseRow(
        id, kind, name, Situation.parse(kind, situation), row, level, allowance, keptBy, keptAt);
  }
}
