package org.veriline.rights;

import org.veriline.compliance.LegalClock;

/** What is asked for. Each kind runs on its own clock of the table of deadlines. */
public enum RightsKind {
  ACCESS(LegalClock.ACCESS),
  AMENDMENT(LegalClock.AMENDMENT),
  RESTRICTION(LegalClock.RESTRICTION),
  CONFIDENTIAL(LegalClock.CONFIDENTIAL),
  ACCOUNTING(LegalClock.ACCOUNTING),
  /** Anybody may complain, about anything, without saying who they are. */
  COMPLAINT(LegalClock.COMPLAINT);

  private final LegalClock clock;

  RightsKind(LegalClock clock) {
    this.clock = clock;
  }

  public LegalClock clock() {
    return clock;
  }

  String openPermission() {
    return this == COMPLAINT ? "complaint:open" : "rights:request:open";
  }

  String decidePermission() {
    return this == COMPLAINT ? "complaint:decide" : "rights:request:decide";
  }

  boolean needsIdentity() {
    return this != COMPLAINT;
  }
}
