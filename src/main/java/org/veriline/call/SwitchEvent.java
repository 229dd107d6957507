package org.veriline.call;

import java.time.Instant;

/** Something the telephone switch told us, in our words. */
public sealed interface SwitchEvent permits CallEvent, SeatEvent {
  Instant at();
}
