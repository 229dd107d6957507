package org.veriline.script;

/** What became of one kind of proof in a call. */
public enum Proof {
  NONE,
  PROVEN,
  FAILED
}
