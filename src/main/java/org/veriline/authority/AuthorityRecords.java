package org.veriline.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.shiro.authz.UnauthorizedException;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.authority.AuthorityRecord.Days;
import org.veriline.authority.AuthorityRecord.Proposal;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/**
 * Keeps the records: proposed by one person, decided by another (decision 0100). Each deed asks for
 * the permission of the record's own kind.
 */
@ApplicationScoped
@Transactional
public class AuthorityRecords {
  /** An agreement that names no end is asked for again after a year (PR-08). */
  private static final Period AGREEMENT = Period.ofMonths(12);

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Patients patients;
  @Inject Seals seals;
  @Inject Settings settings;
  @Inject SignIns signIns;

  /**
   * What somebody wants recorded: the fields of the kind, and valid_from and valid_to as days.
   *
   * @param replaces id of the record this is a newer version of, or null
   */
  public record Wish(Kind kind, Map<String, String> fields, @Nullable String replaces) {
    public Wish {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "Wish[" + kind + "]";
    }
  }

  /** From the page of records; answers with the record's id. */
  public String propose(PatientRef patient, Wish wish) {
    Actor actor = actors.current();
    must(actor, wish.kind() == Kind.PREFERENCE ? wish.kind().deciding() : wish.kind().proposing());
    if (!patients.exists(patient)) {
      throw new Refusal("record-patient-unknown");
    }
    return add(actor, patient, wish, null, null).id();
  }

  /**
   * In a call; {@code privacy} alone asks so, after it found that the call has earned it. How the
   * patient wants to be reached, and who may hear nothing, counts at once by the patient's word;
   * everything else is decided later.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String proposeInCall(PatientRef patient, String call, Wish wish) {
    Actor actor = actors.current();
    must(actor, wish.kind().proposing());
    AuthorityRecord record = add(actor, patient, wish, call, null);
    boolean patientsWord = wish.kind() == Kind.PREFERENCE || wish.kind() == Kind.OBJECTION;
    if (patientsWord && record.state() == RecordState.PROPOSED) {
      record.countsAtOnce(actor.userId(), clock.instant());
      counts(actor, record);
    }
    return record.id();
  }

  /**
   * A line of a file, kept by itself so that a line that does not fit takes no other with it. It
   * counts when a second person approves the whole file.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void proposeInFile(Actor actor, PatientRef patient, Wish wish, String batch) {
    must(actor, wish.kind().deciding());
    add(actor, patient, wish, null, batch);
  }

  private AuthorityRecord add(
      Actor actor, PatientRef patient, Wish wish, @Nullable String call, @Nullable String batch) {
    Fields all = new Fields(wish.fields());
    Fields fields = all.only(FieldNames.of(wish.kind()));
    Content.of(wish.kind(), fields);
    Days days = days(wish.kind(), all);
    String replaces = wish.replaces();
    if (replaces != null) {
      AuthorityRecord older = mustFind(replaces);
      if (!older.patient().equals(patient.value()) || older.kind() != wish.kind()) {
        throw new Refusal("record-replaces-another");
      }
    }
    String id = Ids.next();
    Instant now = clock.instant();
    AuthorityRecord record =
        new AuthorityRecord(
            id,
            patient.value(),
            wish.kind(),
            days,
            seals.seal(id, patient.value(), wish.kind(), days, fields),
            new Proposal(actor.userId(), now, call, batch, replaces));
    entities.persist(record);
    write(actor, Action.RIGHTS_PROPOSE, record, "proposed");
    // A newer version of what closes may open something, so it is decided by two as well.
    if (batch == null
        && (replaces == null || wish.kind().endsAtOnce())
        && wish.kind().countsAtOnceByWhoDecides()
        && actor.may(wish.kind().deciding())) {
      record.countsAtOnce(actor.userId(), now);
      counts(actor, record);
    }
    return record;
  }

  public void approve(String id) {
    Actor actor = actors.current();
    AuthorityRecord record = deciding(actor, id);
    if (record.batch() != null) {
      throw new Refusal("record-belongs-to-file");
    }
    refusedAlone(actor, record, () -> record.approve(actor.userId(), clock.instant()));
    counts(actor, record);
  }

  public void decline(String id) {
    Actor actor = actors.current();
    AuthorityRecord record = deciding(actor, id);
    record.decline(actor.userId(), clock.instant());
    write(actor, Action.RIGHTS_DECLINE, record, "declined");
  }

  /** What opened something is closed at once; that something opens again takes two people. */
  public void end(String id, EndReason reason) {
    Actor actor = actors.current();
    AuthorityRecord record = deciding(actor, id);
    if (reason == EndReason.NOTICE && record.kind() != Kind.RESTRICTION) {
      throw new Refusal("record-notice-ends-restrictions");
    }
    if (reason == EndReason.NOTICE && seals.open(record).yes("self_paid")) {
      throw new Refusal("record-self-paid-needs-agreement");
    }
    if (record.kind().endsAtOnce()) {
      record.end(reason, actor.userId(), clock.instant());
      write(actor, record.kind().ended(), record, reason.name());
    } else {
      record.proposeEnd(reason, actor.userId());
      write(actor, Action.RIGHTS_PROPOSE, record, "end-proposed");
    }
  }

  public void approveEnd(String id) {
    Actor actor = actors.current();
    AuthorityRecord record = deciding(actor, id);
    refusedAlone(actor, record, () -> record.approveEnd(actor.userId(), clock.instant()));
    write(actor, record.kind().ended(), record, "second-person");
  }

  /** The second person does not agree: the record goes on. */
  public void keep(String id) {
    Actor actor = actors.current();
    AuthorityRecord record = deciding(actor, id);
    record.keep();
    write(actor, Action.RIGHTS_DECLINE, record, "end-declined");
  }

  /** What a record says; that it was read is written first. */
  public Map<String, String> read(String id) {
    Actor actor = actors.current();
    AuthorityRecord record = deciding(actor, id);
    signIns.mustNotBeCovered(actor);
    audit.write(event(actor, Action.PHI_VIEW, record).build());
    return seals.open(record).all();
  }

  /** From now on it counts, and the version before it does not any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void counts(Actor actor, AuthorityRecord record) {
    String older = record.replaces();
    if (older != null) {
      AuthorityRecord before = mustFind(older);
      before.end(EndReason.REPLACED, actor.userId(), clock.instant());
      write(actor, before.kind().ended(), before, EndReason.REPLACED.name());
    }
    write(actor, record.kind().added(), record, "counts");
  }

  private AuthorityRecord deciding(Actor actor, String id) {
    AuthorityRecord record = mustFind(id);
    must(actor, record.kind().deciding());
    return record;
  }

  private AuthorityRecord mustFind(String id) {
    AuthorityRecord record = entities.find(AuthorityRecord.class, id);
    if (record == null) {
      throw new Refusal("record-unknown");
    }
    return record;
  }

  private static void must(Actor actor, String permission) {
    if (!actor.may(permission)) {
      throw new UnauthorizedException();
    }
  }

  /** That one person tried to be both is evidence, whatever becomes of the rest. */
  private void refusedAlone(Actor actor, AuthorityRecord record, Runnable deed) {
    try {
      deed.run();
    } catch (Refusal refusal) {
      audit.writeAlone(
          event(actor, Action.ACCESS_DENIED, record)
              .outcome(Outcome.REFUSED)
              .reason(refusal.id())
              .build());
      throw refusal;
    }
  }

  private Days days(Kind kind, Fields fields) {
    LocalDate first = fields.date("valid_from");
    LocalDate last = fields.date("valid_to");
    Instant from = first == null ? clock.instant() : startOf(first);
    Instant until = last == null ? null : startOf(last.plusDays(1));
    if (until == null && kind == Kind.AGREEMENT) {
      until = startOf(from.atZone(settings.zone()).toLocalDate().plus(AGREEMENT));
    }
    if (until == null && kind == Kind.AUTHORIZATION) {
      throw new Refusal("record-field-missing", "valid_to");
    }
    if (until != null && !until.isAfter(from)) {
      throw new Refusal("record-ends-before-it-begins");
    }
    // As the database keeps it: the days are part of the seal.
    return new Days(from.truncatedTo(ChronoUnit.MILLIS), until);
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(settings.zone()).toInstant();
  }

  private void write(Actor actor, Action action, AuthorityRecord record, String reason) {
    audit.write(event(actor, action, record).reason(reason).build());
  }

  private static AuditEvent.Builder event(Actor actor, Action action, AuthorityRecord record) {
    return AuditEvent.by(actor)
        .action(action)
        .patient(record.patient())
        .call(record.call())
        .object("authority/" + record.kind() + "/" + record.id());
  }
}
