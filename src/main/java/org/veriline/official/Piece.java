package org.veriline.official;

/**
 * What a nurse tells an official. The first seven are the limited data of 164.512(f)(2); DNA,
 * dental records and tissue are no piece, so nobody can tell them here.
 */
public enum Piece {
  NAME_AND_ADDRESS,
  BIRTH,
  BLOOD_TYPE,
  INJURY,
  TIME_OF_TREATMENT,
  TIME_OF_DEATH,
  CHARACTERISTICS,
  /** Only against a threat. */
  WHEREABOUTS,
  /** Only against a threat. */
  CONDITION;

  boolean isFor(Urgency urgency) {
    return urgency == Urgency.IMMINENT_THREAT || compareTo(CHARACTERISTICS) <= 0;
  }
}
