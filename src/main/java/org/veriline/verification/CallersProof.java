package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.veriline.script.Proof;

/**
 * What somebody who acts for a patient has proven of themselves (VP-12): what they know, and the
 * telephone their record names. As with a patient, one factor never counts as both.
 */
@Embeddable
class CallersProof {
  /** The record knows a birth date of the caller's own, and it was not passed over. */
  private boolean askable;

  @Enumerated(EnumType.STRING)
  private Proof factor = Proof.NONE;

  /** Whether they hold a telephone of their own that is on the record. */
  @Enumerated(EnumType.STRING)
  private Proof telephone = Proof.NONE;

  @Column(name = "phrase_tried")
  private boolean phraseTried;

  /** This call was dialled to a number of the person this record names. */
  @Column(name = "dialled_record")
  private @Nullable String dialledRecord;

  void dialledBy(@Nullable String record) {
    dialledRecord = record;
  }

  /** What the record that names them can ask; it may be the one this call was dialled by. */
  void recognised(@Nullable String record, boolean ownBirthDate) {
    askable = ownBirthDate;
    if (record != null && record.equals(dialledRecord)) {
      telephone = Proof.PROVEN;
    }
  }

  void birthDate(boolean right) {
    factor = right ? Proof.PROVEN : Proof.FAILED;
  }

  /** They cannot say it: nothing is proven by it, and nothing has failed. */
  void cannotSay() {
    askable = false;
  }

  /** After a wrong one the birth date can still be asked: that is another factor. */
  void passPhrase(boolean right) {
    phraseTried = true;
    if (right) {
      factor = Proof.PROVEN;
    } else if (!askable) {
      factor = Proof.FAILED;
    }
  }

  void telephone(boolean right) {
    telephone = right ? Proof.PROVEN : Proof.FAILED;
  }

  boolean asksBirthDate() {
    return askable && factor == Proof.NONE;
  }

  boolean mayTryPassPhrase() {
    return !phraseTried && factor != Proof.PROVEN;
  }

  /** What proves possession stands in for a missing factor. */
  Proof factor() {
    return standsIn() ? Proof.PROVEN : factor;
  }

  /** And is not possession beside it then. */
  Proof possession() {
    return standsIn() ? Proof.NONE : telephone;
  }

  private boolean standsIn() {
    return telephone == Proof.PROVEN && factor != Proof.PROVEN;
  }

  boolean isProven() {
    return factor() == Proof.PROVEN;
  }

  /** Something they know and something they hold. */
  boolean isComplete() {
    return factor == Proof.PROVEN && telephone == Proof.PROVEN;
  }
}
