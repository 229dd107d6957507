package org.veriline.ivr;

/** Where a caller goes after the announcements. */
public sealed interface Destination {
  /** Into a queue's line. */
  record Line(String queue, String language) implements Destination {}

  /** Hears when the clinic is open. */
  record Closed(String language) implements Destination {}

  /** To the person at this seat, whose phone answers by itself. */
  record Seat(String seat) implements Destination {}

  /** Where the dialplan leads from here: back to the agent, or to the end. */
  record Onward() implements Destination {}
}
