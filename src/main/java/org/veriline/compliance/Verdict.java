package org.veriline.compliance;

/** What an incident was. Until two people have said otherwise it is a breach (164.402). */
public enum Verdict {
  /** A breach: the persons are told. */
  NOTIFY(true),
  /** The four factors show a low probability that anything was compromised. */
  LOW_PROBABILITY(true),
  /** Somebody of ours, in good faith and within their work, and nothing further. */
  GOOD_FAITH(false),
  /** From one authorised person to another in the same house. */
  INADVERTENT(false),
  /** Whoever got it cannot have kept it. */
  NOT_RETAINED(true),
  /** Nothing was disclosed that was not permitted. */
  PERMITTED(false);

  private final boolean disclosed;

  Verdict(boolean disclosed) {
    this.disclosed = disclosed;
  }

  /** Whether it stands in the accounting: something left the house that should not have. */
  public boolean impermissibleDisclosure() {
    return disclosed;
  }
}
