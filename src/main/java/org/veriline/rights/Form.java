package org.veriline.rights;

/** The form the person wants it in. */
public enum Form {
  PAPER,
  ELECTRONIC,
  TO_LOOK_AT
}
