package org.veriline.outreach;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.call.CallEvent;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.request.Requests;
import org.veriline.verification.DialAttempt;
import org.veriline.verification.DialOutcome;
import org.veriline.verification.Diallings;
import org.veriline.verification.Errand;
import org.veriline.verification.ResultClass;

/**
 * How often a patient was called for a task, and whether once more is allowed (catalogue 12.4). A
 * critical result is called about at any hour and until somebody is reached: clinicians decide how
 * often, and each try is written like any other.
 */
@ApplicationScoped
@Transactional
public class DialAttempts {
  /** Whoever writes down what came of the call does that first. */
  private static final int AFTER_THE_OTHERS = 3000;

  @Inject Clock clock;
  @Inject Diallings diallings;
  @Inject CallPolicies policies;
  @Inject Requests requests;
  @Inject Settings settings;

  /** The attempts for these tasks, oldest first; nothing in them is about a patient. */
  @RequiresPermissions("request:take")
  public List<DialAttempt> of(Collection<String> tasks) {
    return tasks.isEmpty() ? List.of() : diallings.attempts(tasks);
  }

  /** Refuses what the policy does not allow. */
  void mustBeAllowed(PatientRef patient, String destination, Errand errand) {
    if (errand.result() == ResultClass.CRITICAL) {
      return;
    }
    CallPolicy policy = policies.current();
    ZonedDateTime now = clock.instant().atZone(settings.zone());
    if (!diallings.hasHours(patient, destination) && !policy.opensAt(now.toLocalTime())) {
      throw new Refusal("calling-hours", policy.from().toString(), policy.until().toString());
    }
    List<DialAttempt> made = counted(errand.task());
    if (made.size() >= policy.inAll()) {
      throw new Refusal("attempts-used-up", policy.inAll());
    }
    Instant midnight = now.toLocalDate().atStartOfDay(settings.zone()).toInstant();
    if (made.stream().filter(it -> !it.at().isBefore(midnight)).count() >= policy.aDay()) {
      throw new Refusal("attempts-today", policy.aDay());
    }
  }

  /** When the last attempt allowed has reached nobody, the supervisor decides what comes next. */
  void follow(@Observes @Priority(AFTER_THE_OTHERS) CallEvent event) {
    if (event instanceof CallEvent.Ended) {
      diallings
          .errandOf(event.call())
          .filter(errand -> errand.result() != ResultClass.CRITICAL)
          .map(Errand::task)
          .filter(this::isUsedUp)
          .ifPresent(requests::goesToSupervisor);
    }
  }

  private boolean isUsedUp(String task) {
    List<DialAttempt> made = counted(task);
    return made.size() >= policies.current().inAll()
        && made.stream().noneMatch(it -> it.outcome() == DialOutcome.VERIFIED);
  }

  /** A call for which no telephone rang has used up nothing of the patient's patience. */
  private List<DialAttempt> counted(String task) {
    Instant from = requests.attemptsFrom(task);
    return diallings.attempts(List.of(task)).stream()
        .filter(it -> !it.at().isBefore(from))
        .filter(it -> it.outcome() != DialOutcome.NOT_DIALLED)
        .toList();
  }
}
