package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.veriline.audit.AuditLog;

/** Looks through the whole evidence for what should never be in it. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class Violations {
  @Inject AuditLog log;

  /**
   * What was found.
   *
   * @param judged rows of something shown or said
   */
  public record Finding(long judged, List<VerifiedBeforeDisclosed.Violation> violations) {
    public boolean none() {
      return violations.isEmpty();
    }
  }

  public Finding find() {
    VerifiedBeforeDisclosed check = new VerifiedBeforeDisclosed();
    log.each(VerifiedBeforeDisclosed.ACTIONS, check::read);
    return new Finding(check.judged(), check.violations());
  }
}
