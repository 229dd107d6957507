package org.veriline.outreach;

/** Who may tell a released result by telephone. */
public enum ToldBy {
  AGENTS,
  CLINICIANS
}
