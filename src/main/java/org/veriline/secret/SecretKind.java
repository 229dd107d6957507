package org.veriline.secret;

/** The two secrets a caller can have with us (VP-11, catalogue 11.1). */
public enum SecretKind {
  /** Said to an agent; what sounds alike is the same. */
  PASS_PHRASE,
  /** Keyed where nobody listens. */
  PIN
}
