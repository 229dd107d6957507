package org.veriline.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * Who from outside was asked into which call. Who may ask is decided by whoever records it here;
 * who they are is not known here, only by what they were called.
 */
@ApplicationScoped
@Transactional
public class OutsideParties {
  private static final int SHORTEST_REASON = 15;
  private static final int LONGEST_REASON = 500;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject InterpreterLines lines;
  @Inject Vault vault;
  @Inject Event<NumberTyped> typed;

  /** An interpreter of the list. */
  public OutsidePartyView interpreter(CallId call, InterpreterLineRow line) {
    return view(asked(call, line.id(), line.number(), null));
  }

  /** A number somebody typed; the reason is for whoever reviews it. */
  public OutsidePartyView number(CallId call, CallerNumber number, String reason) {
    String said = reason.strip();
    if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
      throw new Refusal("outside-reason", SHORTEST_REASON, LONGEST_REASON);
    }
    OutsidePartyView asked = view(asked(call, null, number, said));
    typed.fire(new NumberTyped(call, asked.object(), actors.current().userId()));
    return asked;
  }

  private OutsideParty asked(
      CallId call, @Nullable String line, CallerNumber number, @Nullable String reason) {
    String id = Ids.next();
    OutsideParty party =
        new OutsideParty(
            id,
            call,
            line,
            sealed(id, "number", number.digits()),
            reason == null ? null : sealed(id, "reason", reason),
            actors.current().userId(),
            clock.instant());
    entities.persist(party);
    return party;
  }

  /** Whoever is asked, or on the line, now. */
  public Optional<OutsidePartyView> present(CallId call) {
    return open(call).findFirst().map(this::view);
  }

  /** The number and why it was dialled, for whoever reviews it; that they looked is written. */
  @RequiresPermissions("bg:review")
  public List<String> evidence(String id) {
    OutsideParty party = entities.find(OutsideParty.class, id);
    if (party == null) {
      return List.of();
    }
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.AUDIT_READ)
            .object("outside-party/" + id)
            .build());
    byte[] reason = party.sealedReason();
    return Stream.of(
            opened(id, "number", party.sealedNumber()),
            reason == null ? "" : opened(id, "reason", reason))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** When they answered, joined and left, as the switch tells it. */
  void follow(@Observes CallEvent event) {
    if (event instanceof CallEvent.Consulted consulted && outside(consulted.seat())) {
      open(event.call()).findFirst().ifPresent(party -> party.answered(event.at()));
    } else if (event instanceof CallEvent.Joined joined && outside(joined.seat())) {
      open(event.call()).findFirst().ifPresent(party -> party.joined(event.at()));
    } else if (event instanceof CallEvent.Returned
        || event instanceof CallEvent.Left
        || event instanceof CallEvent.AgentLost
        || event instanceof CallEvent.Requeued
        || event instanceof CallEvent.Released
        || event instanceof CallEvent.Ended) {
      open(event.call()).forEach(party -> party.end(event.at()));
    }
  }

  private static boolean outside(String seat) {
    return CallView.OUTSIDE.equals(seat);
  }

  private Stream<OutsideParty> open(CallId call) {
    return entities
        .createQuery(
            "select p from OutsideParty p where p.call = :call and p.endedAt is null"
                + " order by p.askedAt desc",
            OutsideParty.class)
        .setParameter("call", call.value())
        .getResultList()
        .stream();
  }

  private OutsidePartyView view(OutsideParty party) {
    String line = party.line();
    String title =
        line == null ? null : lines.find(line).map(InterpreterLineRow::title).orElse("–");
    return new OutsidePartyView(party.id(), title, party.hasAnswered());
  }

  private byte[] sealed(String id, String what, String text) {
    return vault.seal(text.getBytes(StandardCharsets.UTF_8), OutsideParty.associated(id, what));
  }

  private String opened(String id, String what, byte[] sealed) {
    return new String(
        vault.open(sealed, OutsideParty.associated(id, what)), StandardCharsets.UTF_8);
  }
}
