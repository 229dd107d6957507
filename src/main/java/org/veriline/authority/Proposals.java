package org.veriline.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditFeed;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Refusal;

/**
 * What supervisors propose without a call of their own (catalogue 13.2). Record number and birth
 * date, as somebody said them, say whose record it is about; nothing of the record is shown, and
 * nothing changes until the privacy officer approves it.
 */
@ApplicationScoped
@Transactional
public class Proposals {
  private static final String WHY = "proposal";
  private static final Duration WITHIN = Duration.ofHours(1);

  /** So often somebody may mistype within an hour; with more, one could find out who is known. */
  private static final int MISSES = 5;

  private static final int MOST_ROWS = 5000;

  @Inject Actors actors;
  @Inject AuditFeed feed;
  @Inject AuditTrail audit;
  @Inject AuthorityRecords records;
  @Inject Clock clock;
  @Inject Patients patients;
  @Inject SignIns signIns;

  /** Answers with the proposal's id. */
  @RequiresPermissions("patient:propose:withoutCall")
  public String propose(String recordNumber, @Nullable LocalDate birthDate, Wish wish) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    if (recordNumber.isBlank() || birthDate == null) {
      throw new Refusal("proposal-whom");
    }
    if (misses(actor) >= MISSES) {
      throw new Refusal("proposal-too-many-misses");
    }
    PatientRef patient =
        patients
            .byRecord(recordNumber, birthDate)
            .orElseThrow(
                () -> {
                  audit.writeAlone(search(actor).outcome(Outcome.FAILED).build());
                  return new Refusal("proposal-nobody");
                });
    // Also when the proposal itself is refused: that the two fit is an answer already.
    audit.writeAlone(search(actor).patient(patient.value()).build());
    return records.propose(patient, wish);
  }

  private long misses(Actor actor) {
    Instant now = clock.instant();
    return feed.ofActor(actor.userId(), now.minus(WITHIN), now, MOST_ROWS).stream()
        .filter(row -> row.is(Action.PHI_SEARCH) && !row.ok() && WHY.equals(row.reason()))
        .count();
  }

  private static AuditEvent.Builder search(Actor actor) {
    return AuditEvent.by(actor).action(Action.PHI_SEARCH).reason(WHY);
  }
}
