package org.veriline.call;

import java.time.Instant;

/** Something that happened to a seat's phone, whether it has a call or not. */
public sealed interface SeatEvent extends SwitchEvent {
  String seat();

  /** Which of the seat's addresses: a page that reloads has two for a moment. */
  String contact();

  /** The phone registered. */
  record Registered(String seat, String contact, Instant at) implements SeatEvent {}

  /** The phone's registration is gone: closed tab, lost network, killed browser. */
  record Vanished(String seat, String contact, Instant at) implements SeatEvent {}
}
