package org.veriline.call;

import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who is asked into a call, or is on its line.
 *
 * @param interpreter what the interpreter's line is called; null when the number was typed
 */
public record OutsidePartyView(String id, @Nullable String interpreter, boolean answered) {
  public boolean isInterpreter() {
    return interpreter != null;
  }

  /** As the trail names it. */
  public String object() {
    return "outside-party/" + id;
  }
}
