package org.veriline.verification;

/** How far it is. */
public enum PossessionState {
  ASKED,
  /** A key was pressed on the other telephone: a person is there. */
  ANSWERED,
  PROVEN,
  FAILED,
  /** Nobody pressed a key there. */
  NOT_REACHED,
  /** The caller keyed nothing, or hung up. */
  OVER;

  boolean goesOn() {
    return this == ASKED || this == ANSWERED;
  }
}
