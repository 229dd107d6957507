package org.veriline.ivr;

/** Where a caller goes after the announcements. */
public sealed interface Destination {
  String language();

  /** Into a queue's line. */
  record Line(String queue, String language) implements Destination {}

  /** Hears when the clinic is open. */
  record Closed(String language) implements Destination {}
}
