package org.veriline.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.compliance.IncidentDecided;
import org.veriline.official.OfficialDisclosed;
import org.veriline.organisation.Organisations;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.privacy.Register;
import org.veriline.privacy.ToBeAccounted;

/**
 * What stands in the accounting. The privacy officer enters it; what was accountable on the phone
 * and incidents that were impermissible disclosures wait to be entered (PR-16, PR-19, PR-20).
 */
@ApplicationScoped
@Transactional
public class Accountables {
  static final Pattern REFERENCE = Pattern.compile("[0-9a-f-]{36}");
  private static final int LONGEST = 2000;
  private static final int LONGEST_NAME = 700;
  private static final int ORAL_DAYS = 30;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Organisations directory;
  @Inject Register register;
  @Inject Vault vault;

  /**
   * Enters one disclosure. Every part is needed; an address that nobody knows is said to be so.
   * Whom the register names is in it under the title of the directory, whatever was typed.
   *
   * @param source what waited to be entered, or null
   */
  @RequiresPermissions("disclosure:register:accounting")
  public void enter(String patient, Entry typed, @Nullable String source) {
    Actor actor = actors.current();
    String whom = reference(patient);
    Instant now = clock.instant();
    String waited = source == null || source.isBlank() ? null : source.strip();
    Entry entry = waited == null ? typed : typed.to(mustBeMissing(whom, waited).recipient());
    if (Stream.of(entry.recipient(), entry.address(), entry.description(), entry.purpose())
        .anyMatch(String::isBlank)) {
      throw new Refusal("accountable-incomplete");
    }
    if (entry.recipient().length() > LONGEST_NAME
        || entry.address().length() > LONGEST_NAME
        || entry.description().length() > LONGEST
        || entry.purpose().length() > LONGEST) {
      throw new Refusal("accountable-too-long");
    }
    if (entry.at().isAfter(now)) {
      throw new Refusal("accountable-in-the-future");
    }
    entities.persist(new Accountable(Ids.next(), whom, entry, waited, actor.userId(), now, vault));
    AccountableDue due = waited == null ? null : entities.find(AccountableDue.class, waited);
    if (due != null && due.isOf(whom)) {
      entities.remove(due);
    }
    audit.write(
        AuditEvent.by(actor)
            .action(Action.DISCLOSE_ACCOUNTABLE)
            .patient(whom)
            .reason(entry.basis().name())
            .object(waited)
            .build());
  }

  private static @Nullable String title(Map<String, String> titles, ToBeAccounted row) {
    String to = row.recipient();
    return to == null ? null : titles.getOrDefault(to, to);
  }

  private Missing mustBeMissing(String whom, String source) {
    return missing(whom).stream()
        .filter(it -> it.source().equals(source))
        .findFirst()
        .orElseThrow(() -> new Refusal("accountable-source-unknown"));
  }

  /** What has to be entered for this patient before a report can be made. */
  @RequiresPermissions("disclosure:register:accounting")
  public List<Missing> missing(String patient) {
    String whom = reference(patient);
    Set<String> entered =
        new HashSet<>(
            entities
                .createQuery(
                    "select a.source from Accountable a where a.patient = :patient"
                        + " and a.source is not null",
                    String.class)
                .setParameter("patient", whom)
                .getResultList());
    List<Missing> missing = new ArrayList<>();
    List<ToBeAccounted> told = register.accountable(whom);
    Map<String, String> titles =
        directory.titles(
            told.stream().flatMap(row -> Stream.ofNullable(row.recipient())).distinct().toList());
    told.stream()
        .map(row -> new Missing("disclosure/" + row.id(), row.at(), title(titles, row)))
        .filter(row -> !entered.contains(row.source()))
        .forEach(missing::add);
    missing.addAll(
        entities
            .createQuery(
                "select new org.veriline.accounting.Missing(d.source, d.at) from AccountableDue d"
                    + " where d.patient = :patient order by d.at",
                Missing.class)
            .setParameter("patient", whom)
            .getResultList());
    return missing;
  }

  /**
   * An official asks that the patient is not told of disclosures to them for a time. In writing as
   * long as stated, by word of mouth 30 days at the most.
   */
  @RequiresPermissions("disclosure:register:accounting")
  public void suspend(
      String patient, Basis basis, String official, Instant until, boolean inWriting) {
    Actor actor = actors.current();
    String whom = reference(patient);
    Instant now = clock.instant();
    if (!basis.suspendable()) {
      throw new Refusal("accounting-not-suspendable");
    }
    if (official.isBlank() || official.length() > LONGEST_NAME) {
      throw new Refusal("accountable-incomplete");
    }
    if (until.isBefore(now)
        || (!inWriting && until.isAfter(now.plus(ORAL_DAYS, ChronoUnit.DAYS)))) {
      throw new Refusal("accounting-suspension-too-long");
    }
    String id = Ids.next();
    byte[] who =
        vault.seal(official.getBytes(StandardCharsets.UTF_8), "accounting-suspension/" + id);
    entities.persist(new Suspension(id, whom, basis, who, now, until, inWriting, actor.userId()));
    audit.write(
        AuditEvent.by(actor)
            .action(Action.DISCLOSE_ACCOUNTABLE)
            .patient(whom)
            .reason(inWriting ? "suspended-written" : "suspended-oral")
            .object("accounting-suspension/" + id)
            .build());
  }

  void follow(@Observes IncidentDecided incident) {
    String patient = incident.patient();
    if (patient != null && incident.verdict().impermissibleDisclosure()) {
      entities.persist(
          new AccountableDue("incident/" + incident.id(), patient, incident.occurred()));
    }
  }

  void follow(@Observes OfficialDisclosed request) {
    entities.persist(
        new AccountableDue("official/" + request.id(), request.patient(), request.at()));
  }

  static String reference(String typed) {
    String text = typed.strip();
    if (!REFERENCE.matcher(text).matches()) {
      throw new Refusal("rights-patient-reference");
    }
    return text;
  }
}
