package org.veriline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** A time in which no evidence could be written, and its end. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class AuditGap {
  @Inject AuditSpool spool;
  @Inject AuditTrail trail;

  /**
   * Makes rows of what was kept aside, and says how many. Should the machine stop between the
   * commit and the next line they are written twice, with the same ids, and never not at all.
   */
  public synchronized int foldIn() {
    List<AuditRow> kept = spool.kept();
    if (!kept.isEmpty()) {
      trail.foldIn(kept);
      spool.forget(kept.size());
    }
    return kept.size();
  }
}
