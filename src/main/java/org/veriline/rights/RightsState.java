package org.veriline.rights;

/** How far a request is. */
public enum RightsState {
  OPEN,
  FULFILLED,
  DENIED
}
