package org.veriline.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import org.veriline.platform.Messages;
import org.veriline.request.RequestKind;
import org.veriline.request.Requests;
import org.veriline.request.Team;
import org.veriline.verification.ResultCallOrdered;

/**
 * Who ordered a call about a result in the menu is called by a nurse: whether there is one, and who
 * may tell it, is decided there and not on the telephone. The task is in English, for colleagues.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ResultOrders {
  @Inject Clock clock;
  @Inject Requests requests;

  void follow(@Observes ResultCallOrdered ordered) {
    RequestKind kind = RequestKind.CALL_BACK;
    requests.promised(
        ordered.call(),
        ordered.patient(),
        new Requests.Wish(
            kind,
            Team.NURSES,
            kind.dueAfter(clock.instant()),
            Messages.text(Locale.ENGLISH, "outbound.result-ordered")));
  }
}
