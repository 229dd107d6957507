package org.veriline.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Refusal;

/** Giving a caller to another queue. Who did it is written before the switch is asked. */
@ApplicationScoped
@Transactional
public class Transfers {
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Switch telephone;

  /** Blind: this person's leg ends and the caller waits in the other queue. */
  @RequiresPermissions("interaction:handle:own")
  public void toQueue(CallId call, String queue) {
    Actor actor = actors.current();
    if (calls.find(call).filter(view -> view.withAgent(actor.userId())).isEmpty()) {
      throw new Refusal("no-call");
    }
    if (calls.find(call).filter(view -> view.second() == null).isEmpty()) {
      throw new Refusal("colleague-on-the-line");
    }
    audit.write(
        AuditEvent.by(actor)
            .action(Action.CALL_TRANSFER)
            .call(call.value())
            .object("queue/" + queue)
            .build());
    telephone.transfer(call, queue);
  }
}
