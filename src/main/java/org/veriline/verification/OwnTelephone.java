package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.veriline.script.Proof;

/** Whether the person on the line holds a telephone that is on the patient's record. */
@Embeddable
class OwnTelephone {
  @Enumerated(EnumType.STRING)
  @Column(name = "possession")
  private Proof proof = Proof.NONE;

  /** We dialled a number on file that is old enough: whoever answers has that telephone. */
  private boolean dialled;

  /** The code was keyed before an agent answered: it belongs to the call, like other keys there. */
  @Column(name = "code_in_menu")
  private boolean codeInMenu;

  /** We dial a number on file; only one that is old enough proves something. */
  void dialled(boolean aged) {
    dialled = aged;
    nothingProven();
  }

  /** The code that was spoken into an aged number was keyed in the call, or was not. */
  void keyed(boolean right) {
    proof = right ? Proof.PROVEN : Proof.FAILED;
  }

  /** As {@link #keyed}, before an agent answered. */
  void keyedInMenu(boolean right) {
    codeInMenu = right;
    keyed(right);
  }

  /** What a person proved to an agent is gone; what was so before stays. */
  void nothingProven() {
    proof = dialled || codeInMenu ? Proof.PROVEN : Proof.NONE;
  }

  /** The record whose telephone it was is another person's now. */
  void nobodys() {
    dialled = false;
    codeInMenu = false;
    nothingProven();
  }

  boolean wasDialled() {
    return dialled;
  }

  Proof proof() {
    return proof;
  }

  boolean isProven() {
    return proof == Proof.PROVEN;
  }
}
