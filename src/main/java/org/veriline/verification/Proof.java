package org.veriline.verification;

/** What became of one kind of proof in a call. */
enum Proof {
  NONE,
  PROVEN,
  FAILED
}
