package org.veriline.console;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import org.veriline.access.SignedOff;
import org.veriline.agent.AgentChanged;
import org.veriline.call.CallEvent;
import org.veriline.oversight.RowsRead;
import org.veriline.request.RequestChanged;
import org.veriline.review.ReviewKind;
import org.veriline.review.ReviewOpened;
import org.veriline.verification.LevelLost;
import org.veriline.verification.PossessionChanged;

/**
 * Tells open pages, after the commit, that there is something new to draw. The names: {@code state}
 * for a person's own desk, {@code queue} for the waiting line, {@code floor} for supervisors,
 * {@code review}, {@code incident}, {@code lock}, {@code export} and {@code numbers} for officers,
 * {@code beat} for nothing but proof that the way from here to the page still works.
 */
@ApplicationScoped
public class LivePages {
  /** After the boards in memory, which listen to the same events. */
  private static final int LAST = Interceptor.Priority.APPLICATION + 900;

  private static final String AT_A_DESK = "interaction:handle:own";
  private static final String ON_THE_FLOOR = "report:kpi:team";
  private static final String OFFICERS = "audit:read:all";
  private static final String OF_INCIDENTS = "incident:assess";
  private static final String OF_LOCKS = "verify:unlock:justified";
  private static final String OF_NUMBERS = "report:verification";

  @Inject Push push;

  /** Not after the commit: then the session and its push channel are gone. */
  void leave(@Observes SignedOff ending) {
    push.to(ending.actor().userId(), "signed-off");
  }

  void agent(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(LAST) AgentChanged change) {
    push.to(change.userId(), "state");
    push.toAllWhoMay(ON_THE_FLOOR, "floor");
  }

  void call(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(LAST) CallEvent event) {
    if (event instanceof CallEvent.Held || event instanceof CallEvent.Unheld) {
      return; // nothing but the agent's own state changes, and that is told above
    }
    push.toAllWhoMay(AT_A_DESK, "queue");
    push.toAllWhoMay(ON_THE_FLOOR, "floor");
  }

  void possession(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(LAST) PossessionChanged change) {
    push.to(change.userId(), "state");
  }

  void lost(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(LAST) LevelLost lost) {
    push.to(lost.userId(), "state");
  }

  void request(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(LAST) RequestChanged change) {
    push.toAllWhoMay(ON_THE_FLOOR, "floor");
  }

  /** Officers see it at once; a supervisor hears of every emergency access (RM-60). */
  void review(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReviewOpened review) {
    push.toAllWhoMay(OFFICERS, "review");
    if (review.kind() == ReviewKind.BREAK_GLASS) {
      push.toAllWhoMay(ON_THE_FLOOR, "floor");
    }
  }

  /** What the watch has read on, ten seconds later at the most; by then it is counted too. */
  void rows(@Observes(during = TransactionPhase.AFTER_SUCCESS) RowsRead rows) {
    if (rows.any("REVIEW.", "BTG.REVIEWED")) {
      push.toAllWhoMay(OFFICERS, "review");
    }
    if (rows.any("AUDIT.EXPORT")) {
      push.toAllWhoMay(OFFICERS, "export");
    }
    if (rows.any("INC.", "DEADLINE.")) {
      push.toAllWhoMay(OF_INCIDENTS, "incident");
    }
    if (rows.any("VERIFY.LOCK", "VERIFY.UNLOCK")) {
      push.toAllWhoMay(OF_LOCKS, "lock");
    }
    if (rows.deeds()) {
      push.toAllWhoMay(OF_NUMBERS, "numbers");
    }
  }

  void beat() {
    push.toAllWhoMay(AT_A_DESK, "beat");
    push.toAllWhoMay(ON_THE_FLOOR, "beat");
  }
}
