package org.veriline.decision;

/** What the caller said about who can hear (VP-14). */
public enum Surroundings {
  NOT_ASKED,
  PRIVATE,
  /** Others are present and the patient agrees that they hear. */
  OTHERS_AGREED,
  NOT_PRIVATE;

  public boolean confirmed() {
    return this == PRIVATE || this == OTHERS_AGREED;
  }
}
