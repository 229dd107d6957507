package org.veriline.verification;

/** What the desk may know of it: neither a number nor a digit. */
public record PossessionView(PossessionKind kind, PossessionState state) {}
