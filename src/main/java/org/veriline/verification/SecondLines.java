package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.agent.AgentState;
import org.veriline.agent.AgentView;
import org.veriline.agent.Agents;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.platform.Vault;

/**
 * The telephones of numbers on file, while they are dialled. Nothing is said there, and nobody is
 * connected, before a key is pressed: an answering machine presses none.
 */
@ApplicationScoped
@Transactional
public class SecondLines {
  private static final int CODES = 1_000_000;

  @PersistenceContext EntityManager entities;
  @Inject Agents agents;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Event<PossessionChanged> changes;
  @Inject TelephoneTurns turns;
  @Inject Vault vault;

  private final SecureRandom random = new SecureRandom();

  /** Why it is dialled; nothing when that is over. */
  public Optional<PossessionKind> errand(CallId line) {
    return of(line).filter(it -> it.state() == PossessionState.ASKED).map(Possession::kind);
  }

  /** A key was pressed: the code, once. It is kept as a hash, and this is the only copy. */
  public String code(CallId line) {
    Possession possession = of(line).orElseThrow();
    String code = "%06d".formatted(random.nextInt(CODES));
    possession.spoken(hash(vault, possession, code), clock.instant());
    changes.fire(new PossessionChanged(possession.agent()));
    return code;
  }

  /**
   * Whom to connect with.
   *
   * @param first the call this one takes the place of, when that goes on
   */
  public record Joining(String seat, @Nullable CallId first) {}

  /** A key was pressed: the agent who asked, unless that one is busy with somebody else by now. */
  public Optional<Joining> join(CallId line) {
    Possession possession = of(line).orElseThrow();
    CallId first = possession.call();
    AgentView agent = agents.of(possession.agent()).filter(it -> takes(it, first)).orElse(null);
    if (agent == null) {
      end(possession, PossessionState.FAILED);
      return Optional.empty();
    }
    possession.answered();
    if (possession.organisation().isPresent() || possession.record().isPresent()) {
      turns.dialledOther(line, possession);
    } else {
      turns.dialled(line, possession.patient(), possession.aged());
    }
    changes.fire(new PossessionChanged(possession.agent()));
    boolean goesOn =
        calls.find(first).filter(view -> view.withAgent(possession.agent())).isPresent();
    return Optional.of(new Joining(agent.seat(), goesOn ? first : null));
  }

  /** Nobody pressed a key. */
  public void notReached(CallId line) {
    of(line)
        .filter(it -> it.state() == PossessionState.ASKED)
        .ifPresent(it -> end(it, PossessionState.NOT_REACHED));
  }

  private static boolean takes(AgentView agent, CallId first) {
    return agent.state() == AgentState.TALKING && first.equals(agent.call())
        || agent.state() == AgentState.WRAP_UP
        || agent.state() == AgentState.NOT_READY;
  }

  void follow(@Observes CallEvent event) {
    if (event instanceof CallEvent.Ended) {
      notReached(event.call());
      entities
          .createQuery(
              "select p from Possession p where p.call = :call and p.endedAt is null",
              Possession.class)
          .setParameter("call", event.call().value())
          .getResultStream()
          .filter(it -> it.kind() == PossessionKind.CODE || it.kind() == PossessionKind.KEYPAD)
          .forEach(it -> end(it, PossessionState.OVER));
    } else if (event instanceof CallEvent.Answered) {
      of(event.call())
          .filter(it -> it.kind() != PossessionKind.CODE)
          .ifPresent(it -> end(it, PossessionState.PROVEN));
    }
  }

  private void end(Possession possession, PossessionState how) {
    possession.end(how, clock.instant());
    changes.fire(new PossessionChanged(possession.agent()));
  }

  private Optional<Possession> of(CallId line) {
    return entities
        .createQuery("select p from Possession p where p.line = :line", Possession.class)
        .setParameter("line", line.value())
        .getResultStream()
        .findFirst();
  }

  static String hash(Vault vault, Possession possession, String code) {
    return vault.lookup("CODE", possession.id() + "/" + code);
  }

  /** For whoever asks how a call's language is: both telephones are the same person's. */
  public String languageOf(CallId line) {
    return calls.find(line).map(CallView::language).orElse("en");
  }
}
