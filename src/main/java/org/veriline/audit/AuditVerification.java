package org.veriline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.platform.Alarms;

/** Walks the chain, remembers the answer, and alarms. An alarm ends only by a walk that is good. */
@ApplicationScoped
public class AuditVerification {
  static final String ALARM = "audit-chain-broken";

  /** The last walk since the application started. */
  public record Last(Instant at, AuditChain.Finding finding) {}

  @Inject AuditChain chain;
  @Inject AuditTrail trail;
  @Inject Alarms alarms;
  @Inject Clock clock;

  private volatile @Nullable Last last;

  public Optional<Last> last() {
    return Optional.ofNullable(last);
  }

  @Transactional
  public AuditChain.Finding verify(LongConsumer progress) {
    AuditChain.Finding finding = chain.verify(progress);
    conclude(finding);
    return finding;
  }

  /** What a walk came to is known to everybody, and is evidence itself. */
  @Transactional
  public void conclude(AuditChain.Finding finding) {
    last = new Last(clock.instant(), finding);
    if (finding.intact()) {
      alarms.clear(ALARM);
    } else {
      alarms.raise(ALARM, Long.toString(finding.firstBad()));
    }
    trail.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(finding.intact() ? Action.AUDIT_VERIFY_CHAIN : Action.OPS_INTEGRITY_FAIL)
            .outcome(finding.intact() ? Outcome.OK : Outcome.FAILED)
            .object("audit-row/" + (finding.intact() ? finding.rows() : finding.firstBad()))
            .reason(finding.reason())
            .build());
  }
}
