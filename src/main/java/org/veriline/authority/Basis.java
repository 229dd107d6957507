package org.veriline.authority;

/** What makes somebody a personal representative (PR-06, PR-07, SC-05). */
public enum Basis {
  GUARDIAN,
  HEALTH_CARE_POWER,
  COURT,
  PARENT,
  EXECUTOR;

  /** A parent needs no paper as long as the child is one. */
  boolean needsDocument() {
    return this != PARENT;
  }
}
