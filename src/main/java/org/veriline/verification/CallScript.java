package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.script.ScriptKind;
import org.veriline.script.VerificationScript;

/** Which script a call goes by, and in which version. */
@Embeddable
class CallScript {
  @Column(name = "script")
  private String name;

  @Enumerated(EnumType.STRING)
  private ScriptKind kind;

  /**
   * Calls from before scripts had versions have none; nor has one that came back to the patients'
   * script: by its start the call finds the version that was in force when it began.
   */
  @Column(name = "script_version")
  private @Nullable String version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected CallScript() {}

  CallScript(VerificationScript script) {
    this.name = script.name();
    this.version = script.id();
    this.kind = script.kind();
  }

  void turnTo(VerificationScript other) {
    kind = other.kind();
    goesBy(other);
  }

  /** The version found again by the start of the call. */
  void goesBy(VerificationScript found) {
    name = found.name();
    version = found.id();
  }

  void turnToPatients() {
    kind = ScriptKind.IN_PATIENT;
    version = null;
  }

  /** Who does not speak for somebody else any more goes by the script for patients again. */
  void leaveOthers() {
    if (kind == ScriptKind.IN_REP || kind == ScriptKind.IN_ORG) {
      turnToPatients();
    }
  }

  /** We dialled for a task, and nobody has asked for anything of their own. */
  boolean isResultCall() {
    return kind == ScriptKind.OUT_RESULT;
  }

  String name() {
    return name;
  }

  ScriptKind kind() {
    return kind;
  }

  Optional<String> version() {
    return Optional.ofNullable(version);
  }
}
