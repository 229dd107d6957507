package org.veriline.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The demo clinic is wanted. Every capability that shows something in a demo observes this, adds
 * what is missing (a second seeding changes nothing) and reports what a person needs to know, such
 * as passwords that were made now and are shown only once. Use {@code @Priority} where order
 * matters: people come first, with 100.
 */
public final class DemoSeeding {
  private final Map<String, Object> report = new LinkedHashMap<>();

  public void report(String name, Object value) {
    report.put(name, value);
  }

  public Map<String, Object> report() {
    return report;
  }
}
