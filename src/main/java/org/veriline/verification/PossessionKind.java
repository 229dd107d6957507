package org.veriline.verification;

/** What the telephone is asked for, to prove who calls (catalogue 11.1). */
public enum PossessionKind {
  /** We dial an aged number on file, and the patient goes on there. */
  CALL_BACK,
  /** A code is spoken into an aged number, and keyed into this call. */
  CODE,
  /** A person dials a number on file for a task; an aged one proves possession by itself. */
  DIAL,
  /** The caller keys birth date or number, and the agent learns neither. */
  KEYPAD
}
