package org.veriline.review;

/** How far a review is. */
public enum ReviewState {
  OPEN,
  TAKEN,
  CLOSED
}
