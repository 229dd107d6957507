package org.veriline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.veriline.privacy.MarkedSeen;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;

/**
 * Each look at a marked patient is told to the officer at once (SC-08), in the transaction of the
 * look.
 */
@ApplicationScoped
public class MarkedLooks {
  @Inject Reviews reviews;

  void seen(@Observes MarkedSeen look) {
    reviews.open(
        ReviewKind.VIP_VIEW,
        look.user(),
        look.patient().value(),
        look.call().value(),
        null,
        "marked");
  }
}
