package org.veriline.rights;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Why a request is not granted. Only reasons the law knows for the kind can be chosen; after some
 * of them the person may have the denial reviewed (164.524(a)(3)).
 */
public enum DenialReason {
  PSYCHOTHERAPY_NOTES(false, RightsKind.ACCESS, RightsKind.AMENDMENT),
  LITIGATION(false, RightsKind.ACCESS),
  CONFIDENTIAL_SOURCE(false, RightsKind.ACCESS),
  NOT_IN_RECORD_SET(false, RightsKind.ACCESS, RightsKind.AMENDMENT),
  ENDANGERS_PATIENT(true, RightsKind.ACCESS),
  ENDANGERS_OTHER(true, RightsKind.ACCESS),
  REPRESENTATIVE_ENDANGERS(true, RightsKind.ACCESS),
  NOT_CREATED_HERE(false, RightsKind.AMENDMENT),
  ACCURATE_AND_COMPLETE(false, RightsKind.AMENDMENT),
  NOT_AGREED(false, RightsKind.RESTRICTION),
  NOT_REASONABLE(false, RightsKind.CONFIDENTIAL),
  /** Not for access: a person who cannot prove who they are is offered another way, again. */
  IDENTITY_NOT_PROVEN(
      false,
      RightsKind.AMENDMENT,
      RightsKind.RESTRICTION,
      RightsKind.CONFIDENTIAL,
      RightsKind.ACCOUNTING),
  WITHDRAWN(
      false,
      RightsKind.ACCESS,
      RightsKind.AMENDMENT,
      RightsKind.RESTRICTION,
      RightsKind.CONFIDENTIAL,
      RightsKind.ACCOUNTING);

  private final boolean reviewable;
  private final Set<RightsKind> kinds;

  DenialReason(boolean reviewable, RightsKind... kinds) {
    this.reviewable = reviewable;
    this.kinds = Set.of(kinds);
  }

  /** Whether another professional has to look at it again if the person asks. */
  public boolean reviewable() {
    return reviewable;
  }

  public boolean fits(RightsKind kind) {
    return kinds.contains(kind);
  }

  public static List<DenialReason> of(RightsKind kind) {
    return Arrays.stream(values()).filter(reason -> reason.fits(kind)).toList();
  }
}
