package org.veriline.call;

/** Why a call ended, as far as the switch can tell. */
public enum EndCause {
  /** One of the two hung up, or the last announcement was over. */
  NORMAL,
  /** The caller hung up while waiting. */
  ABANDONED,
  /** The switch restarted or lost the call: it is listed for call-back. */
  CUT_OFF,
  /** A call of our own that no telephone rang for: the switch or the carrier refused it. */
  NOT_DIALLED
}
