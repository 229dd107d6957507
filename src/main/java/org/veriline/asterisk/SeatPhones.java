package org.veriline.asterisk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.veriline.call.SeatEvent;

/**
 * Which addresses a seat's phone is registered from. A page that reloads registers the new address
 * before or after the old one is gone: only a seat without any has vanished.
 */
final class SeatPhones {
  private final Map<String, Set<String>> contacts = new HashMap<>();

  /** Whether the event is news about the seat. It stays so until it is remembered. */
  boolean news(SeatEvent event) {
    Set<String> known = contacts.getOrDefault(event.seat(), Set.of());
    return event instanceof SeatEvent.Registered
        ? !known.contains(event.contact())
        : known.isEmpty() || known.equals(Set.of(event.contact()));
  }

  void remember(SeatEvent event) {
    Set<String> known = contacts.computeIfAbsent(event.seat(), seat -> new HashSet<>());
    if (event instanceof SeatEvent.Registered) {
      known.add(event.contact());
    } else {
      known.remove(event.contact());
    }
  }

  void forget() {
    contacts.clear();
  }
}
