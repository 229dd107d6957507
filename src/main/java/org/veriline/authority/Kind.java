package org.veriline.authority;

import org.veriline.audit.Action;

/**
 * The kinds of records. What opens something needs two people; what closes something counts as soon
 * as whoever decides about the kind says so, and ending it needs two (decision 0100).
 */
public enum Kind {
  REPRESENTATIVE("representative", Effect.OPENS, Action.RIGHTS_REP_ADD, Action.RIGHTS_REP_END),
  AGREEMENT("representative", Effect.OPENS, Action.RIGHTS_REP_ADD, Action.RIGHTS_REP_END),
  OBJECTION("representative", Effect.CLOSES, Action.RIGHTS_REP_ADD, Action.RIGHTS_REP_END),
  CUSTODY("representative", Effect.CLOSES, Action.RIGHTS_REP_ADD, Action.RIGHTS_REP_END),
  DECEASED("representative", Effect.CLOSES, Action.RIGHTS_REP_ADD, Action.RIGHTS_REP_END),
  AUTHORIZATION(
      "representative", Effect.OPENS, Action.RIGHTS_AUTHZ_ADD, Action.RIGHTS_AUTHZ_REVOKE),
  CONSENT("representative", Effect.OPENS, Action.RIGHTS_AUTHZ_ADD, Action.RIGHTS_AUTHZ_REVOKE),
  RESTRICTION("restriction", Effect.CLOSES, Action.RIGHTS_RESTRICT_SET, Action.RIGHTS_RESTRICT_END),
  EPISODE("restriction", Effect.CLOSES, Action.RIGHTS_RESTRICT_SET, Action.RIGHTS_RESTRICT_END),
  PREFERENCE("preference", Effect.WISH, Action.RIGHTS_PREF_CHANGE, Action.RIGHTS_PREF_CHANGE),
  ENDANGERMENT("flag", Effect.CLOSES, Action.RIGHTS_FLAG_SET, Action.RIGHTS_FLAG_END),
  MARK("flag", Effect.CLOSES, Action.RIGHTS_FLAG_SET, Action.RIGHTS_FLAG_END);

  /** What a record of the kind does to what may be said. */
  private enum Effect {
    OPENS,
    CLOSES,
    /** How the patient wants to be reached: theirs alone to say, so nobody has to agree. */
    WISH
  }

  private final String permission;
  private final Effect effect;
  private final Action added;
  private final Action ended;

  Kind(String right, Effect effect, Action added, Action ended) {
    this.permission = "patient:edit:" + right;
    this.effect = effect;
    this.added = added;
    this.ended = ended;
  }

  /** The permission of those who may propose a record of this kind. */
  public String proposing() {
    return permission + ":propose";
  }

  /** The permission of those who decide. */
  public String deciding() {
    return permission + ":decide";
  }

  boolean countsAtOnceByWhoDecides() {
    return effect != Effect.OPENS;
  }

  boolean endsAtOnce() {
    return effect != Effect.CLOSES;
  }

  Action added() {
    return added;
  }

  Action ended() {
    return ended;
  }
}
