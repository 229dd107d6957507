package org.veriline.patient;

import java.util.Locale;

/** What of a patient's contact data can be changed in a call (VP-07). */
public enum ContactKind {
  PHONE,
  ADDRESS,
  EMAIL;

  /** As the item of the record is labelled. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
