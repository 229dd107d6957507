package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What red flags and locks say of a call, whatever was proven in it. */
@Embeddable
class Doubts {
  /** The flags of this call ask for the strongest proof before anything is said (VP-18). */
  private boolean caution;

  /** The record is locked for the telephone, or the flags of this call lock it (VP-09, VP-18). */
  private boolean locked;

  @Column(name = "locked_record")
  private boolean lockedRecord;

  /** Relay, interpreter, help with speaking, limited English (VP-18). */
  private boolean assisted;

  /** A lock of the record stays, whatever becomes of the flags. */
  void recordIsLocked() {
    lockedRecord = true;
    locked = true;
  }

  void flagged(RedFlagScore score) {
    caution = score.caution();
    locked = lockedRecord || score.callBackOnly();
  }

  void assisted(boolean is) {
    assisted = is;
  }

  boolean none() {
    return !caution && !locked;
  }

  boolean isCautious() {
    return caution;
  }

  boolean isLocked() {
    return locked;
  }

  boolean isAssisted() {
    return assisted;
  }
}
