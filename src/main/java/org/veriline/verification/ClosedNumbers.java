package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Ids;
import org.veriline.platform.Vault;
import org.veriline.review.ReviewClosed;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;
import org.veriline.review.Verdict;

/**
 * Numbers that were said to be wrong. They are closed at once, for calls, call-backs and codes, and
 * a reviewer who finds that it was a mistake opens them again (TE-12).
 */
@ApplicationScoped
@Transactional
class ClosedNumbers {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Reviews reviews;
  @Inject Vault vault;

  String key(PatientRef patient, String number) {
    return vault.lookup("NUMBER-OF", patient.value() + "/" + number);
  }

  boolean isClosed(PatientRef patient, String number) {
    return entities
            .createQuery(
                "select count(c) from ClosedNumber c where c.patient = :patient"
                    + " and c.numberKey = :key and c.openedAt is null",
                Long.class)
            .setParameter("patient", patient.value())
            .setParameter("key", key(patient, number))
            .getSingleResult()
        > 0;
  }

  void close(OutboundCall outbound) {
    String id = Ids.next();
    entities.persist(
        new ClosedNumber(
            id, outbound.patient(), outbound.numberKey(), outbound.call(), clock.instant()));
    reviews.open(
        ReviewKind.WRONG_NUMBER,
        null,
        outbound.patient().value(),
        outbound.call().value(),
        "closed-number/" + id,
        outbound.messageLeft() ? "message-left" : "nothing-left");
  }

  void follow(@Observes ReviewClosed closed) {
    String object = closed.object();
    if (closed.kind() == ReviewKind.WRONG_NUMBER
        && closed.verdict() == Verdict.FALSE_ALARM
        && object != null) {
      ClosedNumber number =
          entities.find(ClosedNumber.class, object.substring(object.indexOf('/') + 1));
      if (number != null) {
        number.open(clock.instant());
      }
    }
  }
}
