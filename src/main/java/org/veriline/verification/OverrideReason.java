package org.veriline.verification;

/** Why somebody real cannot pass (VP-10). */
public enum OverrideReason {
  MEMORY,
  SPEECH,
  HEARING,
  LANGUAGE,
  NEW_PATIENT,
  OTHER
}
