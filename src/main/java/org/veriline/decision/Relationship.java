package org.veriline.decision;

/** Who the other person is to the patient. */
public enum Relationship {
  SELF,
  /** Personal representative (164.502(g)). */
  PERSREP,
  /** Family or friend involved in care or payment (164.510(b)). */
  INVOLVED,
  PROVIDER,
  PHARMACY,
  PAYER,
  /** Law enforcement, agency, court. */
  OFFICIAL,
  UNKNOWN
}
