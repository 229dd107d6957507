package org.veriline.review;

/** Something waits for a reviewer. Raised again, it is not fired again. */
public record ReviewOpened(String id, ReviewKind kind) {}
