package org.veriline.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Credentials;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.platform.Vault;
import org.veriline.privacy.PreferredLanguages;
import org.veriline.privacy.PreferredLanguages.Written;
import org.veriline.report.ReportSeal;

/** Makes the signed report of six years (PR-16). That it was made, and of what, is evidence. */
@ApplicationScoped
@Transactional
public class Accountings {
  private static final int YEARS = 6;

  @PersistenceContext EntityManager entities;
  @Inject Accountables accountables;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Credentials credentials;
  @Inject PreferredLanguages languages;
  @Inject Settings settings;
  @Inject SignIns signIns;
  @Inject Vault vault;

  /**
   * The report, unless something that belongs in it is not entered yet.
   *
   * @param addressee name and address for the first page; not kept
   * @param chosen a language the person asked for now; null for the one the record asks for
   */
  @RequiresPermissions("disclosure:register:accounting")
  public Report make(String patient, String addressee, @Nullable Locale chosen) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    String whom = Accountables.reference(patient);
    Locale language =
        chosen == null ? languages.of(actor, new PatientRef(whom)).language() : chosen;
    int missing = accountables.missing(whom).size();
    if (missing > 0) {
      throw new Refusal("accounting-incomplete", missing);
    }
    Instant now = clock.instant();
    ZonedDateTime today = now.atZone(settings.zone());
    Instant from = today.minusYears(YEARS).toInstant();
    List<Accountable> rows = rows(whom, from, now);
    Set<Basis> suspended = suspended(whom, now);
    List<Entry> entries =
        rows.stream()
            .filter(row -> !suspended.contains(row.basis()))
            .map(row -> row.open(vault))
            .toList();
    Head head =
        new Head(
            Ids.next(),
            whom,
            addressee,
            from,
            now,
            actor.userId(),
            actor.name(),
            entries.size(),
            isFree(whom, today.minusYears(1).toInstant()));
    ReportSeal seal = new ReportSeal(credentials);
    byte[] pdf = seal.signPdf(ReportPdf.of(head, entries, language, settings.zone()), now);
    byte[] csv = ReportCsv.of(head, entries, settings.zone());
    entities.persist(new Accounting(head, rows.size() - entries.size(), sha256(pdf), sha256(csv)));
    audit.write(
        AuditEvent.by(actor)
            .action(Action.AUDIT_EXPORT)
            .patient(whom)
            .fields(List.of("pdf", "csv"))
            .reason(head.free() ? "accounting-free" : "accounting-again")
            .object("accounting/" + head.id())
            .build());
    return new Report(
        head.id(), pdf, csv, seal.sign(csv), seal.certificate(), entries.size(), head.free());
  }

  /** In which language the report will be when none is chosen. */
  @RequiresPermissions("disclosure:register:accounting")
  public Written language(String patient) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    return languages.of(actor, new PatientRef(Accountables.reference(patient)));
  }

  private List<Accountable> rows(String patient, Instant from, Instant until) {
    return entities
        .createQuery(
            "select a from Accountable a where a.patient = :patient and a.at >= :from"
                + " and a.at <= :until order by a.at, a.id",
            Accountable.class)
        .setParameter("patient", patient)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList();
  }

  private Set<Basis> suspended(String patient, Instant now) {
    Set<Basis> suspended = EnumSet.noneOf(Basis.class);
    suspended.addAll(
        entities
            .createQuery(
                "select s.basis from Suspension s where s.patient = :patient and s.until > :now",
                Basis.class)
            .setParameter("patient", patient)
            .setParameter("now", now)
            .getResultList());
    return suspended;
  }

  private boolean isFree(String patient, Instant since) {
    return entities
            .createQuery(
                "select count(a) from Accounting a where a.patient = :patient"
                    + " and a.madeAt > :since",
                Long.class)
            .setParameter("patient", patient)
            .setParameter("since", since)
            .getSingleResult()
        == 0;
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
