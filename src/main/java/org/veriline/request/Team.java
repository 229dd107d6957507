package org.veriline.request;

/** Who does what was promised. The text shown is the bundle key {@code team.<NAME>}. */
public enum Team {
  FRONT_DESK,
  NURSES,
  BILLING,
  RECORDS,
  PRIVACY
}
