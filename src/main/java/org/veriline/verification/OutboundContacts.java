package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.veriline.authority.Dossiers;
import org.veriline.authority.MessageLevel;
import org.veriline.authority.Reachability;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.patient.Destinations;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Phi;

/**
 * The calls we made to patients, held against what each patient had asked for at that moment
 * (CC-14): number, hours, and how much a message says. It looks at what happened, not at what the
 * desk was offered.
 */
@ApplicationScoped
@Transactional
public class OutboundContacts {

  /**
   * One call to a patient.
   *
   * @param outside why it lay outside the patient's preference, as a code; nothing if it did not
   */
  public record Judged(CallId call, String actor, Instant at, Optional<String> outside) {}

  private record Contact(
      String call, String actor, PatientRef patient, String destination, Instant at) {}

  @PersistenceContext EntityManager entities;
  @Inject Destinations destinations;
  @Inject Dossiers dossiers;

  /** In their order. */
  public List<Judged> between(Instant from, Instant until) {
    return entities
        .createQuery(
            "select p.line, p.agent, p.patient, p.destination, p.askedAt from Possession p"
                + " where p.line is not null and p.patient is not null"
                + " and p.destination is not null and p.askedAt >= :from and p.askedAt < :until"
                + " order by p.askedAt, p.id",
            Object[].class)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultStream()
        .map(
            row ->
                new Contact(
                    (String) row[0],
                    (String) row[1],
                    new PatientRef((String) row[2]),
                    (String) row[3],
                    (Instant) row[4]))
        .map(it -> new Judged(new CallId(it.call()), it.actor(), it.at(), outside(it)))
        .toList();
  }

  private Optional<String> outside(Contact contact) {
    Optional<String> number =
        destinations.number(contact.patient(), contact.destination()).map(Phi::value);
    if (number.isEmpty()) {
      // Nobody can show any more that it was inside.
      return Optional.of("number-gone");
    }
    Reachability wish = dossiers.reachability(contact.patient(), contact.at());
    if (!wish.ever(number.get())) {
      return Optional.of("ruled-out");
    }
    if (!wish.mayDial(number.get())) {
      return Optional.of("hours");
    }
    return left(contact)
        .filter(level -> needs(level).compareTo(wish.message(number.get())) > 0)
        .map(level -> "message");
  }

  private Optional<Allowance> left(Contact contact) {
    return entities
        .createQuery("select m.level from LeftMessage m where m.call = :call", Allowance.class)
        .setParameter("call", contact.call())
        .getResultStream()
        .findFirst();
  }

  private static MessageLevel needs(Allowance said) {
    return switch (said) {
      case M1 -> MessageLevel.NAME_AND_NUMBER;
      case M2 -> MessageLevel.APPOINTMENT;
      case M3 -> MessageLevel.DETAILED;
      default -> MessageLevel.NONE;
    };
  }
}
