package org.veriline.compliance;

/** What happened, in the codes whoever reports chooses from (BN-10). */
public enum IncidentCode {
  TOLD_WRONG_PERSON,
  NOT_VERIFIED,
  WRONG_RECORD,
  OVERHEARD,
  MESSAGE_TOO_DETAILED,
  WRONG_NUMBER,
  PREFERENCE_IGNORED,
  PRETEXT,
  WRONG_LINK,
  TEXT_MESSAGE,
  RECORDING_EXPOSED,
  PAPER_NOTES,
  SHARED_SIGN_IN,
  SNOOPING,
  LOST_DEVICE,
  VENDOR,
  OTHER
}
