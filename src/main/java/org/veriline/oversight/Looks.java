package org.veriline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.audit.Action;
import org.veriline.audit.AuditFeed;
import org.veriline.audit.Evidence;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Settings;
import org.veriline.queue.Hours;
import org.veriline.queue.OpeningHours;

/** Gathers what is known about a look at a record. */
@ApplicationScoped
@Transactional
class Looks {
  private static final Duration LONG = Duration.ofDays(30);
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Surnames so frequent in the United States that two people bearing one says nothing (census
   * counts, the top of the list).
   */
  private static final Set<String> COMMON =
      Set.of(
          "smith",
          "johnson",
          "williams",
          "brown",
          "jones",
          "garcia",
          "miller",
          "davis",
          "rodriguez",
          "martinez",
          "hernandez",
          "lopez",
          "gonzalez",
          "wilson",
          "anderson",
          "thomas",
          "taylor",
          "moore",
          "jackson",
          "martin",
          "lee",
          "perez",
          "thompson",
          "white",
          "harris",
          "sanchez",
          "clark",
          "ramirez",
          "lewis",
          "robinson",
          "walker",
          "young",
          "allen",
          "king",
          "wright",
          "scott",
          "torres",
          "nguyen",
          "hill",
          "flores");

  @PersistenceContext EntityManager entities;
  @Inject AuditFeed feed;
  @Inject Calls calls;
  @Inject DayCounts counts;
  @Inject Hours hours;
  @Inject Patients patients;
  @Inject Settings settings;
  @Inject Users users;

  public Look of(Evidence row) {
    String patient = String.valueOf(row.patient());
    String surname = surnameOf(row.actor());
    return new Look(
        row.call() != null,
        afterTheCall(row),
        "break-glass".equals(row.reason()),
        String.valueOf(row.object()).startsWith("request/"),
        otherWork(row),
        !surname.isEmpty() && patients.surnameIs(new PatientRef(patient), surname),
        COMMON.contains(surname),
        offHours(row.at()),
        feed.callsInWhichSeen(row.actor(), patient, row.at().minus(LONG)),
        counts.viewsOf(row.actor(), row.at()),
        counts.peersOf(row.actor(), row.at()));
  }

  private @Nullable Duration afterTheCall(Evidence row) {
    if (row.call() == null) {
      return null;
    }
    return calls
        .find(new CallId(row.call()))
        .map(CallView::ended)
        .filter(ended -> row.at().isAfter(ended))
        .map(ended -> Duration.between(ended, row.at()))
        .orElse(null);
  }

  /** Anything but looking: verifying, telling, taking what was promised. */
  private boolean otherWork(Evidence row) {
    Instant from = row.at().minus(SnoopingRules.AROUND);
    Instant until = row.at().plus(SnoopingRules.AROUND);
    return feed.ofActor(row.actor(), from, until, 500).stream()
        .anyMatch(
            other ->
                String.valueOf(row.patient()).equals(other.patient())
                    && (other.is(Action.VERIFY_FACTOR)
                        || other.is(Action.VERIFY_LEVEL)
                        || other.is(Action.DISCLOSE_TO)
                        || other.is(Action.REQUEST_OPEN)
                        || other.is(Action.REQUEST_TAKE)
                        || other.is(Action.REQUEST_DONE)
                        || other.is(Action.CALL_DISPOSITION)));
  }

  private boolean offHours(Instant at) {
    OpeningHours clinic = hours.current();
    ZonedDateTime here = at.atZone(settings.zone());
    return !clinic.week().isEmpty()
        && !clinic.openAt(here)
        && !clinic.openAt(here.minus(HOUR))
        && !clinic.openAt(here.plus(HOUR));
  }

  private String surnameOf(String actor) {
    String name = users.names(List.of(actor)).getOrDefault(actor, "").strip();
    int last = name.lastIndexOf(' ');
    return last < 0 ? "" : name.substring(last + 1).toLowerCase(Locale.ROOT);
  }
}
