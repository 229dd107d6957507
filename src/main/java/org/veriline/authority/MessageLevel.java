package org.veriline.authority;

/** How much a message left at a number may say (catalogue 12.5). */
public enum MessageLevel {
  /** M0. */
  NONE,
  /** M1: first name, the clinic's neutral name, a number. */
  NAME_AND_NUMBER,
  /** M2: also the appointment. */
  APPOINTMENT,
  /** M3: also what the patient wished for this very number. */
  DETAILED
}
