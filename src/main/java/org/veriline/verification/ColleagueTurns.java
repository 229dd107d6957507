package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.veriline.access.Actor;
import org.veriline.agent.Agents;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.OutsideParties;
import org.veriline.call.OutsidePartyView;
import org.veriline.decision.Level;
import org.veriline.privacy.Standings;

/**
 * What becomes of a level when a colleague comes to the call (catalogue 1.3, TE-20): handed over by
 * the agent it goes along while it is young, and what is open is what the colleague's own role and
 * side allow; with a third on the line nothing is open until the patient has said who may hear.
 */
@ApplicationScoped
@Transactional
class ColleagueTurns {
  static final Duration YOUNG = Duration.ofMinutes(15);

  @Inject Agents agents;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Course course;
  @Inject Flagging flagging;
  @Inject OutsideParties outsiders;
  @Inject Standings standings;

  public void handedOver(CallEvent.HandedOver event) {
    Optional<String> colleague = agents.userOfSeat(event.seat());
    course
        .found(event.call())
        .filter(verification -> verification.part().agent().isPresent())
        .ifPresent(verification -> handOver(event.call(), verification, colleague));
  }

  private void handOver(CallId call, Verification verification, Optional<String> colleague) {
    Level level = course.level(verification);
    boolean young =
        level == Level.V0 || verification.part().levelIsYoungerThan(YOUNG, clock.instant());
    if (colleague.isEmpty() || !young) {
      fall(call, verification, colleague.isEmpty() ? "agent-part-over" : "level-too-old");
      return;
    }
    verification.part().goesTo(colleague.get());
    audit.write(
        by(call, verification, Action.VERIFY_LEVEL)
            .level(level.name())
            .reason("handed-over")
            .object("user/" + colleague.get())
            .build());
    course.settle(call, verification, level);
  }

  public void joined(CallEvent.Joined event) {
    Optional<OutsidePartyView> outside =
        event.seat().equals(CallView.OUTSIDE) ? outsiders.present(event.call()) : Optional.empty();
    boolean interpreter = outside.filter(OutsidePartyView::isInterpreter).isPresent();
    String object =
        outside
            .map(OutsidePartyView::object)
            .or(() -> agents.userOfSeat(event.seat()).map(user -> "user/" + user))
            .orElse("seat/" + event.seat());
    Optional<Verification> found = course.found(event.call());
    audit.write(
        AuditEvent.by(Actor.SYSTEM)
            .action(Action.CALL_JOIN)
            .call(event.call().value())
            .interaction(found.map(Verification::id).orElse(null))
            .level(Level.V0.name())
            .object(object)
            .reason(interpreter ? "interpreter" : null)
            .build());
    found.ifPresent(
        verification -> {
          Level before = course.level(verification);
          verification.earshot().joinedByThird(interpreter);
          if (interpreter) {
            assisted(verification);
          }
          settle(event.call(), verification, before);
        });
  }

  /** How somebody speaks through an interpreter is no sign of anything (VP-18). */
  private void assisted(Verification verification) {
    if (!verification.doubts().isAssisted()) {
      verification.doubts().assisted(true);
      audit.write(
          by(new CallId(verification.call()), verification, Action.VERIFY_FLAG)
              .reason("assisted")
              .build());
      flagging.weigh(verification);
    }
  }

  public void left(CallId call) {
    course
        .found(call)
        .ifPresent(
            verification -> {
              Level before = course.level(verification);
              if (verification.earshot().leftByThird()) {
                settle(call, verification, before);
              }
            });
  }

  private void settle(CallId call, Verification verification, Level before) {
    if (verification.part().agent().isPresent()) {
      course.settle(call, verification, before);
    }
  }

  /** The agent's part is over, or the level may not go along: it is gone. */
  void fall(CallId call, Verification verification, String reason) {
    verification.fall();
    standings.drop(call);
    audit.write(
        by(call, verification, Action.VERIFY_LEVEL).level(Level.V0.name()).reason(reason).build());
  }

  private static AuditEvent.Builder by(CallId call, Verification verification, Action action) {
    return AuditEvent.by(Actor.SYSTEM)
        .action(action)
        .call(call.value())
        .interaction(verification.id());
  }
}
