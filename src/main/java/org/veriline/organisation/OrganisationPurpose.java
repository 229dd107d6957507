package org.veriline.organisation;

/** What an organisation wants it for. */
public enum OrganisationPurpose {
  TREATMENT,
  /** Treatment, and something of the sensitive classes. */
  SENSITIVE,
  PAYMENT,
  /** The whole record, audits, other operations: in writing. */
  OTHER,
  /** Records of a substance use programme (42 CFR Part 2). */
  PROTECTED
}
