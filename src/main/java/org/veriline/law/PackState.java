package org.veriline.law;

/** How far a version is; the newest that is approved is in force. */
public enum PackState {
  PROPOSED,
  APPROVED,
  REJECTED
}
