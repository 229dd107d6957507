package org.veriline.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.authority.RecordsFile.Line;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/** Records that exist already and come in a file, which two people look at. */
@ApplicationScoped
@Transactional
public class RecordBatches {
  private static final int SHOWN = 20;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject AuthorityRecords records;
  @Inject Clock clock;
  @Inject Patients patients;

  /**
   * What a file gave; safe to show.
   *
   * @param refused lines that were left out: line number, error id, field
   */
  public record Report(String batch, int proposed, List<Refused> refused) {}

  /** One line that was left out. */
  public record Refused(long line, String error, String field) {}

  /** Each line is kept by itself; all wait for the second person. */
  @RequiresPermissions("patient:edit:representative:decide")
  public Report load(InputStream in) throws IOException {
    Actor actor = actors.current();
    String batch = Ids.next();
    int proposed = 0;
    List<Refused> refused = new ArrayList<>();
    for (Line line : RecordsFile.read(in)) {
      try {
        records.proposeInFile(actor, patient(line), line.wish(), batch);
        proposed++;
      } catch (Refusal refusal) {
        refused.add(new Refused(line.number(), refusal.id(), field(refusal)));
      }
    }
    StringBuilder report = new StringBuilder();
    refused.forEach(it -> report.append(it.line() + " " + it.error() + " " + it.field() + "\n"));
    entities.persist(
        new RecordBatch(
            batch, actor.userId(), clock.instant(), proposed, refused.size(), report.toString()));
    write(actor, Action.RIGHTS_PROPOSE, batch, "file");
    return new Report(batch, proposed, refused);
  }

  @RequiresPermissions("patient:edit:representative:decide")
  public void approve(String id) {
    Actor actor = actors.current();
    RecordBatch batch = mustFind(id);
    try {
      batch.decide(RecordState.APPROVED, actor.userId(), clock.instant());
    } catch (Refusal refusal) {
      audit.writeAlone(
          AuditEvent.by(actor)
              .action(Action.ACCESS_DENIED)
              .outcome(Outcome.REFUSED)
              .object("authority-file/" + id)
              .reason(refusal.id())
              .build());
      throw refusal;
    }
    for (AuthorityRecord record : of(id)) {
      record.approve(actor.userId(), clock.instant());
      records.counts(actor, record);
    }
    write(actor, Action.RIGHTS_REP_ADD, id, "file");
  }

  @RequiresPermissions("patient:edit:representative:decide")
  public void decline(String id) {
    Actor actor = actors.current();
    mustFind(id).decide(RecordState.DECLINED, actor.userId(), clock.instant());
    of(id).forEach(record -> record.decline(actor.userId(), clock.instant()));
    write(actor, Action.RIGHTS_DECLINE, id, "file");
  }

  /** The last files, newest first. */
  @RequiresPermissions("patient:edit:representative:decide")
  public List<RecordBatchRow> list() {
    return entities
        .createQuery(
            "select new org.veriline.authority.RecordBatchRow(b.id, b.state, b.uploadedBy,"
                + " b.uploadedAt, b.proposed, b.refused) from RecordBatch b"
                + " order by b.uploadedAt desc",
            RecordBatchRow.class)
        .setMaxResults(SHOWN)
        .getResultList();
  }

  private PatientRef patient(Line line) {
    return patients
        .byRecord(line.recordNumber(), line.birthDate())
        .orElseThrow(() -> new Refusal("record-patient-not-found", "record_number"));
  }

  private List<AuthorityRecord> of(String batch) {
    return entities
        .createQuery(
            "select r from AuthorityRecord r where r.batch = :batch and r.state = :state",
            AuthorityRecord.class)
        .setParameter("batch", batch)
        .setParameter("state", RecordState.PROPOSED)
        .getResultList();
  }

  private RecordBatch mustFind(String id) {
    RecordBatch batch = entities.find(RecordBatch.class, id);
    if (batch == null) {
      throw new Refusal("record-unknown");
    }
    return batch;
  }

  private static String field(Refusal refusal) {
    return refusal.arguments().isEmpty() ? "line" : String.valueOf(refusal.arguments().get(0));
  }

  private void write(Actor actor, Action action, String batch, String reason) {
    audit.write(
        AuditEvent.by(actor)
            .action(action)
            .object("authority-file/" + batch)
            .reason(reason)
            .build());
  }
}
