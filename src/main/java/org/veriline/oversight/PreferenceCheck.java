package org.veriline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.veriline.platform.Settings;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;
import org.veriline.verification.OutboundContacts;
import org.veriline.verification.OutboundContacts.Judged;

/**
 * Counts, once a day is over, how many of its contacts lay inside the patients' preferences
 * (CC-14). Each that did not is a review.
 */
@ApplicationScoped
@Transactional
public class PreferenceCheck {
  static final String MEASURE = "CC-14";

  /** A machine that was off for longer counts these days, and no more. */
  private static final int LOOK_BACK = 7;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject OutboundContacts contacts;
  @Inject Reviews reviews;
  @Inject Settings settings;

  /** The clinic's days that are over and were not counted yet. */
  public void catchUp() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    for (int back = LOOK_BACK; back > 0; back--) {
      LocalDate day = today.minusDays(back);
      if (!counted(day)) {
        count(day);
      }
    }
  }

  private boolean counted(LocalDate day) {
    return !bound("SELECT day FROM oversight_contacts WHERE day = ?1", Date.valueOf(day))
        .getResultList()
        .isEmpty();
  }

  /** Counted again, a day has one row as before, and a miss one review. */
  void count(LocalDate day) {
    List<Judged> all = contacts.between(startOf(day), startOf(day.plusDays(1)));
    List<Judged> outside = all.stream().filter(it -> it.outside().isPresent()).toList();
    bound("DELETE FROM oversight_contacts WHERE day = ?1", Date.valueOf(day)).executeUpdate();
    bound("DELETE FROM oversight_contact_miss WHERE day = ?1", Date.valueOf(day)).executeUpdate();
    bound(
            "INSERT INTO oversight_contacts (day, contacts, inside) VALUES (?1, ?2, ?3)",
            Date.valueOf(day),
            all.size(),
            all.size() - outside.size())
        .executeUpdate();
    for (Judged miss : outside) {
      String call = miss.call().value();
      bound(
              "INSERT INTO oversight_contact_miss (call_id, day, at, actor, reason)"
                  + " VALUES (?1, ?2, ?3, ?4, ?5)",
              call,
              Date.valueOf(day),
              LocalDateTime.ofInstant(miss.at(), ZoneOffset.UTC),
              miss.actor(),
              miss.outside().orElseThrow())
          .executeUpdate();
      reviews.open(
          ReviewKind.VERIFICATION_MISS,
          miss.actor(),
          null,
          call,
          MEASURE,
          miss.outside().orElseThrow());
    }
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(settings.zone()).toInstant();
  }

  private Query bound(String sql, Object... values) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }
}
