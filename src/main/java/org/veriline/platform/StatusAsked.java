package org.veriline.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** The operations command asks how things are; whoever watches over a part observes this. */
public final class StatusAsked {
  private final Map<String, String> parts = new LinkedHashMap<>();
  private boolean allWell = true;

  /** For instance {@code part("switch", false, "no answer for 12 s")}. */
  public void part(String name, boolean well, String words) {
    parts.put(name, words);
    allWell &= well;
  }

  public Map<String, String> parts() {
    return parts;
  }

  public boolean allWell() {
    return allWell;
  }
}
