package org.veriline.verification;

/** What an answering machine says of itself. */
public enum Greeting {
  GENERIC,
  /** It names the patient. */
  MATCHES,
  /** It names somebody else, or a business. */
  OTHER
}
