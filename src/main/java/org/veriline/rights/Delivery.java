package org.veriline.rights;

/** How the person wants to get it. */
public enum Delivery {
  MAIL,
  PICK_UP,
  ENCRYPTED,
  /** Only when the person was warned of the risk and insists. */
  UNENCRYPTED
}
