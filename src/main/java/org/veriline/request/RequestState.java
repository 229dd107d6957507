package org.veriline.request;

/** How far a request is. */
public enum RequestState {
  OPEN,
  TAKEN,
  DONE
}
