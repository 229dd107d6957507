package org.veriline.rights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request as the officer's list shows it; the patient is an opaque reference. */
public record RightsRow(
    String id,
    RightsKind kind,
    RightsState state,
    Identity identity,
    @Nullable String patient,
    @Nullable Scope scope,
    @Nullable Form form,
    @Nullable Delivery delivery,
    String openedBy,
    Instant openedAt,
    @Nullable DenialReason denial) {

  /** What the officer does next. */
  public enum Step {
    IDENTITY,
    DECIDE,
    NOTHING
  }

  public Step next() {
    if (state != RightsState.OPEN) {
      return Step.NOTHING;
    }
    return identity.complete() ? Step.DECIDE : Step.IDENTITY;
  }

  public String subject() {
    return RightsRequest.subject(id);
  }
}
