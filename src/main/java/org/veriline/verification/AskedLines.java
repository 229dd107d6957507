package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.agent.AgentState;
import org.veriline.agent.AgentView;
import org.veriline.agent.Agents;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.call.CallState;
import org.veriline.call.CallView;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.call.Outbounds;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/**
 * Dials for an agent, or the menu, who proves who calls: one thing at a time, linked to the call it
 * is for. Whoever asks here has chosen a number on file; nobody else's is dialled.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AskedLines {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject Agents agents;
  @Inject AuditTrail audit;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Outbounds outbounds;

  /** Begins something in this call, unless something else goes on there. */
  Possession begin(PossessionKind kind, CallId call) {
    if (latest(call).filter(view -> view.state().goesOn()).isPresent()) {
      throw new Refusal("possession-goes-on");
    }
    return new Possession(Ids.next(), kind, call, whoAsks().userId(), clock.instant());
  }

  /** The call to that number; the trail says which call it is for. */
  CallId dial(Possession asked, CallerNumber number) {
    String language = calls.find(asked.call()).map(CallView::language).orElse("en");
    CallId line = outbounds.dial(number, language);
    entities.persist(asked.over(line));
    audit.write(
        AuditEvent.by(whoAsks())
            .action(Action.CALL_START)
            .call(line.value())
            .patient(asked.about().map(PatientRef::value).orElse(null))
            .object("first-call/" + asked.call().value())
            .reason(asked.kind().name())
            .build());
    return line;
  }

  /** Whom this call was dialled to, once a key was pressed there. */
  Optional<Possession> dialled(CallId line) {
    return entities
        .createQuery(
            "select p from Possession p where p.line = :line and p.state in :taken",
            Possession.class)
        .setParameter("line", line.value())
        .setParameter("taken", List.of(PossessionState.ANSWERED, PossessionState.PROVEN))
        .getResultStream()
        .findFirst();
  }

  /** How far the last thing asked for in this call is. */
  Optional<PossessionView> latest(CallId call) {
    return entities
        .createQuery(
            "select p from Possession p where (p.call = :call or p.line = :call) and p.agent = :me"
                + " order by p.askedAt desc",
            Possession.class)
        .setParameter("call", call.value())
        .setParameter("me", whoAsks().userId())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(Possession::view);
  }

  /** Before a person answers, the menu does. */
  private Actor whoAsks() {
    return actors.present().orElse(Actor.SYSTEM);
  }

  CallView mustTalk(CallId call) {
    return calls
        .find(call)
        .filter(view -> view.withAgent(actors.current().userId()))
        .filter(view -> view.state() == CallState.TALKING && view.second() == null)
        .orElseThrow(() -> new Refusal("possession-not-talking"));
  }

  /** In this call, or in nobody's: a person who waits for the next caller could get two at once. */
  void mustBeAbleToTake(CallId first) {
    AgentView agent =
        agents.of(actors.current().userId()).orElseThrow(() -> new Refusal("not-on-shift"));
    boolean talksHere = agent.state() == AgentState.TALKING && first.equals(agent.call());
    boolean free = agent.state() == AgentState.WRAP_UP || agent.state() == AgentState.NOT_READY;
    if (!talksHere && !free) {
      throw new Refusal("dial-not-while-ready");
    }
    if (!agent.phoneRegistered()) {
      throw new Refusal("phone-not-registered");
    }
  }
}
