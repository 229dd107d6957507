package org.veriline.compliance;

/** How bad one of the four factors is. */
public enum Rating {
  LOW,
  MEDIUM,
  HIGH
}
