package org.veriline.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Settings;

/**
 * The records of one patient, read anew for each answer. Capabilities that decide, verify or dial
 * ask here; a test says who. People keep records by {@link AuthorityRecords}.
 */
@ApplicationScoped
@Transactional
public class Dossiers {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Patients patients;
  @Inject Seals seals;
  @Inject Settings settings;

  /** One query; a second one only when an age decides. */
  public Dossier of(PatientRef patient) {
    ZonedDateTime now = clock.instant().atZone(settings.zone());
    List<Entry> entries =
        entities
            .createQuery(
                "select r from AuthorityRecord r where r.patient = :patient"
                    + " and r.state in :counting order by r.proposedAt desc",
                AuthorityRecord.class)
            .setParameter("patient", patient.value())
            .setParameter("counting", List.of(RecordState.APPROVED, RecordState.ENDED))
            .getResultStream()
            .map(this::entry)
            .toList();
    return new Dossier(entries, () -> patients.birthDate(patient).orElse(null), now);
  }

  /** Which numbers this patient may be called on now. */
  public Reachability reachability(PatientRef patient) {
    return Reachability.of(of(patient));
  }

  /** As it was then: by what was decided by that moment, and had not ended yet. */
  public Reachability reachability(PatientRef patient, Instant then) {
    List<Entry> entries =
        entities
            .createQuery(
                "select r from AuthorityRecord r where r.patient = :patient"
                    + " and r.state in :counting and r.decidedAt <= :then"
                    + " and (r.endedAt is null or r.endedAt > :then) order by r.proposedAt desc",
                AuthorityRecord.class)
            .setParameter("patient", patient.value())
            .setParameter("counting", List.of(RecordState.APPROVED, RecordState.ENDED))
            .setParameter("then", then)
            .getResultStream()
            .map(record -> entry(record, false))
            .toList();
    return Reachability.of(new Dossier(entries, () -> null, then.atZone(settings.zone())));
  }

  private Entry entry(AuthorityRecord record) {
    return entry(record, record.state() == RecordState.ENDED);
  }

  private Entry entry(AuthorityRecord record, boolean ended) {
    Instant noticed = record.noticedAt();
    return new Entry(
        record.id(),
        record.kind(),
        Content.of(record.kind(), seals.open(record)),
        record.known(),
        record.validFrom(),
        record.validUntil(),
        ended,
        noticed == null ? null : day(noticed));
  }

  private LocalDate day(Instant at) {
    return at.atZone(settings.zone()).toLocalDate();
  }
}
