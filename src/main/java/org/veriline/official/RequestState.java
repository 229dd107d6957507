package org.veriline.official;

/** How far it is. */
public enum RequestState {
  OPEN,
  DISCLOSED,
  REFUSED
}
