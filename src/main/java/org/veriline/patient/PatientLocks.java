package org.veriline.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * Records that are locked for the telephone because calls failed at them (VP-09). A lock stops
 * verification by what a caller knows; it stops no emergency, no message, and no other way in.
 */
@ApplicationScoped
@Transactional
public class PatientLocks {
  private static final int FAILED_CALLS_THAT_LOCK = 3;

  /** Who has to justify says it in words; fewer would be none. */
  private static final int SHORTEST_JUSTIFICATION = 15;

  private static final int LONGEST_NOTE = 1000;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Vault vault;

  public boolean isLocked(PatientRef patient) {
    return entities
            .createQuery(
                "select count(l) from PatientLock l where l.patient = :patient"
                    + " and l.unlockedAt is null and l.endsAt > :now",
                Long.class)
            .setParameter("patient", patient.value())
            .setParameter("now", clock.instant())
            .getSingleResult()
        > 0;
  }

  /** Notes that a call failed at this record; true when that locked it. */
  public boolean failedCall(PatientRef patient, String call) {
    Instant now = clock.instant();
    entities.merge(new FailedCall(patient.value(), call, now));
    entities.flush();
    if (isLocked(patient)) {
      return false;
    }
    List<String> failed = failedCalls(patient, lastFresh(patient, now.minus(PatientLock.LASTS)));
    if (failed.size() < FAILED_CALLS_THAT_LOCK) {
      return false;
    }
    entities.persist(new PatientLock(Ids.next(), patient.value(), now, failed));
    return true;
  }

  /** How many calls failed at this record within a day, since somebody last unlocked it. */
  public int failedLately(PatientRef patient) {
    Instant dayAgo = clock.instant().minus(PatientLock.LASTS);
    return failedCalls(patient, lastFresh(patient, dayAgo)).size();
  }

  /** After an unlock, counting begins anew. */
  private Instant lastFresh(PatientRef patient, Instant dayAgo) {
    return entities
        .createQuery(
            "select l from PatientLock l where l.patient = :patient and l.unlockedAt > :dayAgo"
                + " order by l.unlockedAt desc",
            PatientLock.class)
        .setParameter("patient", patient.value())
        .setParameter("dayAgo", dayAgo)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(PatientLock::unlockedAt)
        .orElse(dayAgo);
  }

  private List<String> failedCalls(PatientRef patient, Instant since) {
    String prefix = patient.value() + "/";
    return entities
        .createQuery(
            "select f.id from FailedCall f where f.patient = :patient and f.at > :since"
                + " order by f.at",
            String.class)
        .setParameter("patient", patient.value())
        .setParameter("since", since)
        .getResultStream()
        .map(id -> id.substring(prefix.length()))
        .toList();
  }

  /** All locks, the newest first; that somebody looked is written. */
  @RequiresPermissions("verify:unlock:justified")
  public List<LockRow> page(int first, int count) {
    audit.write(
        AuditEvent.by(actors.current()).action(Action.AUDIT_READ).object("record-locks").build());
    return entities
        .createQuery(
            "select new org.veriline.patient.LockRow(l.id, l.patient, l.lockedAt, l.endsAt,"
                + " l.calls, l.unlockedAt, l.unlockedBy, l.reason) from PatientLock l"
                + " order by l.lockedAt desc, l.id",
            LockRow.class)
        .setFirstResult(first)
        .setMaxResults(count)
        .getResultList();
  }

  /** Whether the lock of this row still holds now. */
  public boolean holds(LockRow row) {
    return row.holds(clock.instant());
  }

  @RequiresPermissions("verify:unlock:justified")
  public int count() {
    return entities
        .createQuery("select count(l) from PatientLock l", Long.class)
        .getSingleResult()
        .intValue();
  }

  /** Unlocks before its time. Who may do so only with a justification writes one. */
  @RequiresPermissions("verify:unlock:justified")
  public void unlock(String id, UnlockReason reason, String note) {
    Actor actor = actors.current();
    PatientLock lock = entities.find(PatientLock.class, id);
    if (lock == null) {
      throw new Refusal("lock-unknown");
    }
    String text = note.strip();
    if (text.length() > LONGEST_NOTE) {
      throw new Refusal("lock-note-too-long", LONGEST_NOTE);
    }
    if (text.length() < SHORTEST_JUSTIFICATION && !actor.may("verify:unlock")) {
      throw new Refusal("justification-too-short", SHORTEST_JUSTIFICATION);
    }
    byte[] sealed =
        text.isEmpty()
            ? null
            : vault.seal(text.getBytes(StandardCharsets.UTF_8), "patient-lock/" + id);
    lock.unlock(actor.userId(), clock.instant(), reason, sealed);
    audit.write(
        AuditEvent.by(actor)
            .action(Action.VERIFY_UNLOCK)
            .patient(lock.patient())
            .object("record-lock/" + id)
            .reason(reason.name())
            .build());
  }
}
