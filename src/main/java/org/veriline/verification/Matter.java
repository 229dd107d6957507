package org.veriline.verification;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.veriline.script.Need;

/** What the person on the line said the call is about: for whom, how urgent, and what is needed. */
@Embeddable
class Matter {
  /** Null until it was asked, as the next one. */
  private @Nullable Boolean emergency;

  private @Nullable Boolean self;

  @Enumerated(EnumType.STRING)
  private Need need = Need.UNKNOWN;

  void emergency(boolean yes) {
    emergency = yes;
  }

  void about(boolean oneself) {
    self = oneself;
  }

  void need(Need wanted) {
    need = wanted;
  }

  /** We called, and know what for: nobody is asked. */
  void brought(Need ours) {
    emergency = false;
    self = true;
    need = ours;
  }

  void nothingSaid() {
    emergency = null;
    self = null;
    need = Need.UNKNOWN;
  }

  boolean emergencyWasAsked() {
    return emergency != null;
  }

  boolean isEmergency() {
    return Boolean.TRUE.equals(emergency);
  }

  boolean isForOneself() {
    return Boolean.TRUE.equals(self);
  }

  boolean isForSomebodyElse() {
    return Boolean.FALSE.equals(self);
  }

  boolean needIsKnown() {
    return need != Need.UNKNOWN;
  }

  Need need() {
    return need;
  }
}
