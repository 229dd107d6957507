package org.veriline.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Vault;

/** Seals one imported patient and stores it whole, in one transaction, or not at all. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class PatientStore {

  /** What keeping a patient did. */
  enum Kept {
    CREATED,
    CHANGED,
    UNCHANGED,
    RETIRED
  }

  private static final String IDENTITY = "IDENTITY";

  @PersistenceContext EntityManager entities;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Destinations destinations;
  @Inject Event<PatientIdentityChanged> identities;
  @Inject Vault vault;

  public Kept keep(Actor actor, PatientFile file) {
    String source = vault.lookup("SOURCE", file.source());
    String content = vault.lookup("CONTENT", file.content());
    String identity = vault.lookup(IDENTITY, file.identity());
    List<Patient> there = there(source);
    Instant now = clock.instant();
    if (there.isEmpty()) {
      Patient patient = new Patient(Ids.next(), source, content, identity, now);
      entities.persist(patient);
      store(patient.id(), file);
      write(actor, patient.id(), "created");
      return Kept.CREATED;
    }
    Patient patient = there.get(0);
    if (patient.holds(content)) {
      return Kept.UNCHANGED;
    }
    boolean another = patient.changed(content, identity, now);
    forget(patient.id());
    store(patient.id(), file);
    write(actor, patient.id(), "changed");
    if (another) {
      identities.fire(new PatientIdentityChanged(new PatientRef(patient.id())));
    }
    return Kept.CHANGED;
  }

  /**
   * The source does not use this record any more, or has merged it into another: nobody can be
   * found by it and nothing of it can be read. What was said from it stays in evidence.
   */
  public Kept retire(Actor actor, String record) {
    String retired = vault.lookup("CONTENT", "");
    List<Patient> there = there(vault.lookup("SOURCE", record));
    if (there.isEmpty() || there.get(0).holds(retired)) {
      return Kept.UNCHANGED;
    }
    Patient patient = there.get(0);
    patient.changed(retired, vault.lookup(IDENTITY, ""), clock.instant());
    forget(patient.id());
    destinations.keep(patient.id(), List.of());
    write(actor, patient.id(), "retired");
    identities.fire(new PatientIdentityChanged(new PatientRef(patient.id())));
    return Kept.RETIRED;
  }

  private List<Patient> there(String source) {
    return entities
        .createQuery("select p from Patient p where p.sourceKey = :source", Patient.class)
        .setParameter("source", source)
        .getResultList();
  }

  public void report(ImportRun run) {
    entities.persist(run);
  }

  private void forget(String patient) {
    entities
        .createQuery("delete from SealedDocument d where d.patient = :patient")
        .setParameter("patient", patient)
        .executeUpdate();
    entities
        .createQuery("delete from PatientLookup l where l.patient = :patient")
        .setParameter("patient", patient)
        .executeUpdate();
  }

  private void store(String patient, PatientFile file) {
    seal(patient, SealedDocument.MATCHING, new Matching(file.names(), file.events()));
    file.items().forEach((of, items) -> seal(patient, of.name(), items));
    destinations.keep(patient, file.numbers());
    file.lookups()
        .forEach(
            (kind, values) ->
                values.forEach(
                    value ->
                        entities.persist(
                            new PatientLookup(
                                Ids.next(), kind, vault.lookup(kind.name(), value), patient))));
  }

  private void seal(String patient, String kind, Object document) {
    byte[] sealed = vault.seal(Documents.write(document), SealedDocument.associated(patient, kind));
    entities.persist(new SealedDocument(patient, kind, sealed));
  }

  private void write(Actor actor, String patient, String how) {
    audit.write(
        AuditEvent.by(actor).action(Action.PHI_IMPORT).patient(patient).reason(how).build());
  }
}
