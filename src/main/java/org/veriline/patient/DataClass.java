package org.veriline.patient;

/** How delicate a piece of information is. One sealed document is kept per patient and class. */
public enum DataClass {
  /** Public: hours, address, how to become a patient. */
  D0,
  /** Existence and identifiers: that somebody is a patient, name, birth date, phones, numbers. */
  D1,
  /** Logistics: appointments, preparation, provider. */
  D2,
  /** Routine clinical: medications, refills, normal results, visits. */
  D3,
  /** Payment: balance, claims, coverage. */
  D4,
  /** Sensitive clinical: what the class table lists, such as HIV, mental or reproductive health. */
  D5,
  /** Specially protected: substance use records. */
  D6,
  /** Authenticators: spoken passwords, codes, answers. Never shown to anybody. */
  D7,
  /** Nobody classified it, or a label asks for more than we can enforce: never by phone. */
  NEVER_BY_PHONE
}
