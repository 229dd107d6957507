package org.veriline.verification;

/** What the caller wants; the needed level follows from it. */
public enum Need {
  /** Not asked yet. */
  UNKNOWN,
  /** Public information, or leaving a message. */
  GENERAL,
  /** An appointment whose date and time the caller names. */
  STATED_APPOINTMENT,
  APPOINTMENT,
  CLINICAL,
  BILLING,
  SENSITIVE,
  PROTECTED,
  CONTACT_CHANGE,
  PREFERENCE,
  RECORDS
}
