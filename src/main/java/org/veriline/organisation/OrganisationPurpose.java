package org.veriline.organisation;

/** What an organisation wants it for. */
public enum OrganisationPurpose {
  TREATMENT,
  /** Treatment, and something of the sensitive classes. */
  SENSITIVE,
  PAYMENT,
  /** The whole record, audits, other operations: in writing. */
  OTHER
}
