package org.veriline.verification;

/** Something came of what this person asked of the telephone. */
public record PossessionChanged(String userId) {}
