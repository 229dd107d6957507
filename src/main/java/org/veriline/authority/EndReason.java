package org.veriline.authority;

/** Why a record ends. */
public enum EndReason {
  /** The patient took it back, or agreed that it ends. */
  PATIENT,
  /** The clinic gave notice: a restriction then ends only for what comes after it (PR-10). */
  NOTICE,
  /** The paper behind it was revoked or is void. */
  REVOKED,
  MISTAKE,
  /** A newer version took its place. */
  REPLACED
}
