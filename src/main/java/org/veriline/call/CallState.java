package org.veriline.call;

/** Where a call stands. */
public enum CallState {
  /** Hears announcements and the menu; or is being dialled. */
  GREETED,
  WAITING,
  OFFERED,
  TALKING,
  HELD,
  /** Hears music while the agent asks a colleague. */
  CONSULT,
  /** Hears music while the agent's phone is given time to come back. */
  KEPT,
  ENDED
}
