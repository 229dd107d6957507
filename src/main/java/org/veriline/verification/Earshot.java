package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.veriline.decision.Surroundings;
import org.veriline.platform.Refusal;

/** Who can hear what is said: around the caller, and on the line. */
@Embeddable
class Earshot {
  @Enumerated(EnumType.STRING)
  private Surroundings surroundings = Surroundings.NOT_ASKED;

  /** Somebody is on the line with agent and caller. */
  @Column(name = "third_on_line")
  private boolean thirdOnLine;

  /** Whoever joins has proved nothing, and the patient has not said yet whether they may hear. */
  void joinedByThird() {
    thirdOnLine = true;
    askAnew();
  }

  /** Who was on the line is not there any more: that must be asked anew, too. */
  boolean leftByThird() {
    boolean was = thirdOnLine;
    thirdOnLine = false;
    if (was) {
      askAnew();
    }
    return was;
  }

  /** Whether somebody hears of whom the patient has not said that they may. */
  boolean thirdNotAgreed() {
    return thirdOnLine && surroundings != Surroundings.OTHERS_AGREED;
  }

  void askAnew() {
    surroundings = Surroundings.NOT_ASKED;
  }

  void said(Surroundings now) {
    mustBePossible(now);
    surroundings = now;
  }

  /** With a third on the line nobody is in private; the patient can only agree. */
  void mustBePossible(Surroundings now) {
    if (thirdOnLine && now == Surroundings.PRIVATE) {
      throw new Refusal("third-on-the-line");
    }
  }

  Surroundings surroundings() {
    return surroundings;
  }
}
