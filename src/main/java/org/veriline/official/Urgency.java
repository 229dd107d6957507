package org.veriline.official;

/** When a nurse may tell an official something before the privacy officer has looked (PR-19). */
public enum Urgency {
  /** A serious and imminent threat, to who can prevent it (164.512(j)). */
  IMMINENT_THREAT,
  /** To identify or find a suspect, a witness or a missing person (164.512(f)(2)). */
  LOCATE_PERSON
}
