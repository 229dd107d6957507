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

  /** We dial a number on file; only one that is old enough proves something. */
  void dialled(boolean aged) {
    dialled = aged;
    nothingProven();
  }

  /** The code that was spoken into an aged number was keyed in the call, or was not. */
  void keyed(boolean right) {
    proof = right ? Proof.PROVEN : Proof.FAILED;
  }

  /** What a person proved is gone; that we dialled stays true of whoever is on the line. */
  void nothingProven() {
    proof = dialled ? Proof.PROVEN : Proof.NONE;
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
