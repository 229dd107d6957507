package org.veriline.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/**
 * Calls that the appliance makes. Whoever asks has decided that this number may be dialled, and has
 * written that down; a person cannot ask here.
 */
@ApplicationScoped
@Transactional
public class Outbounds {
  @PersistenceContext EntityManager entities;
  @Inject Afterwards afterwards;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Event<Dialled> dialled;
  @Inject Switch telephone;

  /** The call's record is there before the switch can say anything about it. */
  public CallId dial(CallerNumber to, String language) {
    CallId call = new CallId(CallId.OURS + Ids.next());
    entities.persist(Call.outbound(call, clock.instant(), language));
    dialled.fire(new Dialled(call, to, language));
    return call;
  }

  void begun(@Observes(during = TransactionPhase.AFTER_SUCCESS) Dialled begun) {
    afterwards.run("dial", () -> ring(begun));
  }

  private void ring(Dialled begun) {
    try {
      telephone.dial(begun.call(), begun.to(), begun.language());
    } catch (Refusal notDialled) {
      calls.record(new CallEvent.Ended(begun.call(), clock.instant(), EndCause.NOT_DIALLED));
      throw notDialled;
    }
  }
}
