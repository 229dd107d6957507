package org.veriline.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One line a review in the system log, for whoever watches the machine: its kind and its id. */
@ApplicationScoped
public class ReviewAlerts {
  private static final Logger LOG = Logger.getLogger(ReviewAlerts.class.getName());

  void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReviewOpened review) {
    LOG.log(
        Level.WARNING, "ALERT review {0}: {1}", new Object[] {review.kind().name(), review.id()});
  }
}
