package org.veriline.verification;

import org.veriline.script.ScriptKind;

/** Who calls for somebody else. */
public enum Party {
  REPRESENTATIVE(ScriptKind.IN_REP),
  ORGANISATION(ScriptKind.IN_ORG);

  private final ScriptKind kind;

  Party(ScriptKind kind) {
    this.kind = kind;
  }

  ScriptKind kind() {
    return kind;
  }
}
