package org.veriline.request;

/** A request was opened, taken or done. */
public record RequestChanged(String id, Team team) {}
