package org.veriline.verification;

/** What this person's caller had earned is gone, for a reason that lies outside of the call. */
public record LevelLost(String userId) {}
