package org.veriline.patient;

/** Why a record was unlocked before its time. */
public enum UnlockReason {
  /** The patient came in with a document. */
  SEEN_IN_PERSON,
  /** The patient answered at a number we have had for long. */
  CALLED_BACK,
  /** The failures were ours: a wrong record, a misread answer. */
  OUR_MISTAKE,
  /** Somebody locked it on purpose; the patient is told another way. */
  NUISANCE
}
