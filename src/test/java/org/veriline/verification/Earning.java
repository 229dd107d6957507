package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.privacy.Earned;
import org.veriline.privacy.Standings;

/** Puts down what a call has earned, and that it did, as the scripts do. */
@ApplicationScoped
@Transactional
public class Earning {
  @Inject AuditTrail audit;
  @Inject Standings standings;

  public void earn(CallId call, Earned earned) {
    String verification = UUID.randomUUID().toString();
    standings.earn(call, verification, earned);
    audit.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(Action.VERIFY_LEVEL)
            .call(call.value())
            .interaction(verification)
            .level(earned.level().name())
            .build());
  }
}
