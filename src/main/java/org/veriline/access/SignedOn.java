package org.veriline.access;

/** A person has signed in; observers run in the same transaction. */
public record SignedOn(Actor actor) {}
