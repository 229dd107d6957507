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

  /** That somebody is an interpreter, who repeats what is said and decides nothing (TE-29). */
  @Column(name = "interpreter_on_line")
  private boolean interpreterOnLine;

  /** Whoever joins has proved nothing, and the patient has not said yet whether they may hear. */
  void joinedByThird(boolean interpreter) {
    thirdOnLine = true;
    interpreterOnLine = interpreter;
    askAnew();
  }

  /** Who was on the line is not there any more: that must be asked anew, too. */
  boolean leftByThird() {
    boolean was = thirdOnLine;
    thirdOnLine = false;
    interpreterOnLine = false;
    if (was) {
      askAnew();
    }
    return was;
  }

  /** Whether somebody hears of whom the patient has not said that they may. */
  boolean thirdNotAgreed() {
    boolean agreed =
        surroundings == Surroundings.OTHERS_AGREED
            || (interpreterOnLine && surroundings == Surroundings.PRIVATE);
    return thirdOnLine && !agreed;
  }

  void askAnew() {
    surroundings = Surroundings.NOT_ASKED;
  }

  void said(Surroundings now) {
    mustBePossible(now);
    surroundings = now;
  }

  /**
   * With a third on the line nobody is in private; the patient can only agree. An interpreter does
   * not count: who agrees to one and is otherwise alone is in private, and the row stays the same.
   */
  void mustBePossible(Surroundings now) {
    if (thirdOnLine && !interpreterOnLine && now == Surroundings.PRIVATE) {
      throw new Refusal("third-on-the-line");
    }
  }

  Surroundings surroundings() {
    return surroundings;
  }
}
